import { execFileSync, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { findIsolation, type Isolation, isolated, sandboxEnv } from '../../src/lab/sandbox/isolation.js';
import { DOWN, type Told } from '../contenders/protocol.js';
import { withPeak } from './memory.js';

/** What one run of a contender took; milliseconds, bytes. */
export interface Result extends Told {
  /** From the decision to take it down until the program had ended. */
  readonly down: number;
  /** From then on until the kernel had cleaned up. */
  readonly cleanup: number;
  /** What programs and kernel held more at most, from before the program began until it had ended. */
  readonly memory: number;
}

export const compiled = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Runs a contender in a sandbox of its own, and waits until nothing of it is left. */
export async function contest(
  command: readonly string[],
  isolation: Isolation = findIsolation(),
): Promise<Result> {
  const {
    result: { told, down },
    peak: memory,
  } = await withPeak(() => runToEnd(command, isolation));
  const from = performance.now();
  await settle();
  return { ...told, down, memory, cleanup: performance.now() - from };
}

/** What takes so long has got stuck. */
const PATIENCE_MS = 180_000;

async function runToEnd(
  command: readonly string[],
  isolation: Isolation,
): Promise<{ readonly told: Told; readonly down: number }> {
  const [file, ...args] = isolated(isolation, command);
  const child = spawn(file, args, { env: sandboxEnv(), stdio: ['ignore', 'pipe', 'pipe'] });
  let told: Told | undefined;
  let from = 0;
  let complaints = '';
  child.stderr.on('data', (chunk) => {
    complaints += chunk;
  });
  createInterface(child.stdout).on('line', (line) => {
    if (line.startsWith('{')) told = JSON.parse(line) as Told;
    else if (line === DOWN) from = performance.now();
  });
  const patience = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  clearTimeout(patience);
  if (!told || code !== 0) throw new Error(`${command.join(' ')}: exit ${code}\n${complaints}`);
  return { told, down: performance.now() - from };
}

/** Waits until the kernel has taken down what went before. */
export async function settle(): Promise<void> {
  const [file, ...args] = isolated(findIsolation(), [process.execPath, compiled('./settle.js')]);
  execFileSync(file, args, { env: sandboxEnv() });
}
