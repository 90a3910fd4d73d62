import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { findIsolation, isolated, sandboxEnv } from '../src/lab/sandbox/isolation.js';

const INSIDE = 'TRANSITLAB_TEST_INSIDE';

/**
 * True inside a sandbox. Outside it runs the test file again in one, hands its output through, and exits as it did:
 * nothing that a test lays is ever on the machine's own network.
 */
export function inSandbox(url: string): boolean {
  if (process.env[INSIDE] === '1') return true;
  const [file, ...args] = isolated(findIsolation(), [
    process.execPath,
    '--enable-source-maps',
    fileURLToPath(url),
  ]);
  const { status, signal } = spawnSync(file, args, {
    stdio: 'inherit',
    env: { ...sandboxEnv(), [INSIDE]: '1' },
  });
  process.exit(status ?? (signal ? 1 : 0));
}
