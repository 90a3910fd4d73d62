import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { PLAIN } from '../support/plain.js';

const bin = fileURLToPath(new URL('../../../bin/transitlab.js', import.meta.url));
const root = fileURLToPath(new URL('../../../', import.meta.url));

export interface Finished {
  readonly exit: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts the real command in the project's folder; `wrap`: a command line that runs the one behind it. */
export function start(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  wrap: readonly string[] = [],
): ChildProcess {
  const [file = '', ...rest] = [...PLAIN, ...wrap, process.execPath, bin, ...args];
  return spawn(file, rest, { cwd: root, env: { ...process.env, NO_COLOR: '1', ...env } });
}

/** Runs the real command to its end. */
export const transitlab = (...args: string[]): Promise<Finished> => finished(start(args));

/** What a started command prints, and how it ends. */
export async function finished(child: ChildProcess): Promise<Finished> {
  const [out, err]: [string[], string[]] = [[], []];
  child.stdout?.on('data', (chunk: Buffer) => out.push(chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => err.push(chunk.toString()));
  const exit = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { exit, stdout: out.join(''), stderr: err.join('') };
}
