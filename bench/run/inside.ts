import { spawn } from 'node:child_process';
import { findIsolation, isolated, sandboxEnv } from '../../src/lab/sandbox/isolation.js';
import { compiled, settle } from './contest.js';

/** Runs a file of bench/inside in a sandbox of its own; what it printed, read as JSON. `flags` are Node's own. */
export async function inside<T>(name: string, args: unknown, flags: readonly string[] = []): Promise<T> {
  const [file, ...rest] = isolated(findIsolation(), [
    process.execPath,
    ...flags,
    compiled(`../inside/${name}.js`),
    JSON.stringify(args),
  ]);
  // A test's loader, or whatever else is put into every Node.js process, is not to be measured.
  const env = { ...sandboxEnv(), NODE_OPTIONS: undefined };
  const child = spawn(file, rest, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.on('data', (chunk) => {
    text += chunk;
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw new Error(`${name}: exit ${code}`);
  await settle();
  return JSON.parse(text) as T;
}

/** The arguments of a file of bench/inside. */
export const given = <T>(): T => JSON.parse(process.argv[2] ?? 'null') as T;
