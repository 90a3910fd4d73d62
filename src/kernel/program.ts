import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';

/** How a program ended; `exitCode` is absent if a signal ended it, or it could not be started. */
export interface Ended {
  readonly exitCode?: number;
  readonly stdout: string;
  readonly stderr: string;
  /** It was killed because its time was over. */
  readonly timedOut: boolean;
  /** For people, where nothing says more: `exit code 2`, `spawn ping ENOENT`. */
  readonly how: string;
}

export interface Program {
  /** Absent if it could not be started. */
  readonly pid: number | undefined;
  kill(): void;
  /** Settles when it has ended and its output is read; never rejects. */
  readonly ended: Promise<Ended>;
}

export interface ProgramOptions {
  /** Its standard input; empty unless told. */
  readonly input?: string;
  /** After how many milliseconds it is killed. */
  readonly timeoutMs?: number;
}

/** Starts a program at once, in the namespaces in which the thread stands; it speaks English. */
export function startProgram(file: string, args: readonly string[], options: ProgramOptions = {}): Program {
  const { input, timeoutMs } = options;
  const stdin = input === undefined ? 'ignore' : 'pipe';
  const child = spawn(file, args, { stdio: [stdin, 'pipe', 'pipe'], env: { ...process.env, LC_ALL: 'C' } });
  // What it does not want to read is nobody's loss.
  child.stdin?.on('error', () => {}).end(input);
  const kill = (): void => void child.kill('SIGKILL');
  return { pid: child.pid, kill, ended: endOf(child, timeoutMs) };
}

async function endOf(child: ChildProcess, timeoutMs: number | undefined): Promise<Ended> {
  const output = { stdout: textOf(child.stdout), stderr: textOf(child.stderr) };
  let timedOut = false;
  const kill = (): void => {
    timedOut = child.kill('SIGKILL');
  };
  const timer = timeoutMs === undefined ? undefined : setTimeout(kill, timeoutMs);
  const way = await wayOf(child);
  clearTimeout(timer);
  return { ...way, stdout: output.stdout(), stderr: output.stderr(), timedOut };
}

/** `close` comes when its output is read too; what could not be started has none. */
function wayOf(child: ChildProcess): Promise<Pick<Ended, 'exitCode' | 'how'>> {
  return new Promise((resolve) => {
    child.on('error', ({ message }) => resolve({ how: message }));
    child.on('close', (exitCode: number | null, signal) =>
      resolve(exitCode === null ? { how: `${signal}` } : { exitCode, how: `exit code ${exitCode}` }),
    );
  });
}

function textOf(stream: Readable | null): () => string {
  const chunks: string[] = [];
  stream?.setEncoding('utf8').on('data', (chunk: string) => chunks.push(chunk));
  return () => chunks.join('');
}
