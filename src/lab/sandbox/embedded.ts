import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { EXIT, type ExitCode, LabError } from '../../model/errors.js';
import { refuseIfInterrupted, stopOnInterrupt } from './interrupt.js';
import { findIsolation, isolated, sandboxEnv } from './isolation.js';
import { outputOf } from './output.js';
import type { StartWorker, Worker, WorkerOptions } from './worker.js';

const GRACE_MS = 500;
const OWN_EXITS: readonly number[] = Object.values(EXIT);

/** The embedded sandbox: private namespaces on this machine, made with unshare(1). No root, no Docker. */
export const startWorker: StartWorker = async <Event>(
  entry: string,
  job: Parameters<StartWorker>[1],
  options: WorkerOptions = {},
) => {
  refuseIfInterrupted();
  const [file, ...args] = isolated(findIsolation(), [process.execPath, entry]);
  // In a session of its own: Ctrl-C on a terminal reaches the command alone, which then stops the worker in order.
  const child = spawn(file, args, { detached: true, env: { ...sandboxEnv(), ...options.env } });
  child.stdin.on('error', () => {}); // A message to a worker that is gone; `done` tells how it went.
  child.stdin.write(`${JSON.stringify(job)}\n`);
  return supervise<Event>(child, entry, options.graceMs ?? GRACE_MS);
};

function supervise<Event>(
  child: ChildProcessWithoutNullStreams,
  entry: string,
  graceMs: number,
): Worker<Event> {
  const output = outputOf<Event>(child);
  let stopping = false;
  const release = stopOnInterrupt(stop);
  const done = gone(child).then(({ code, how }) => {
    release();
    output.end();
    if (stopping) return { exit: EXIT.interrupted };
    if (code !== undefined && output.ready() && output.strange() === undefined) return { exit: code };
    throw died(entry, how, output.strange(), output.stderr());
  });
  done.catch(() => {}); // Whoever reads the events only is told there.
  async function stop(): Promise<void> {
    stopping = true;
    child.stdin.end();
    const kill = setTimeout(() => child.kill('SIGKILL'), graceMs);
    await done.catch(() => {});
    clearTimeout(kill);
  }
  async function* events(): AsyncGenerator<Event> {
    yield* output.events;
    await done;
  }
  return {
    events: events(),
    send: (message) => void child.stdin.write(`${JSON.stringify(message)}\n`),
    done,
    stop,
  };
}

interface Gone {
  /** The worker's own exit code; absent if it was killed, crashed, or never ran. */
  readonly code?: ExitCode;
  readonly how: string;
}

/** `close` and not `exit`: it waits for every process that holds the worker's output. */
async function gone(child: ChildProcessWithoutNullStreams): Promise<Gone> {
  try {
    const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
    const how = signal === null ? `exit code ${code}` : signal;
    return code !== null && OWN_EXITS.includes(code) ? { code: code as ExitCode, how } : { how };
  } catch (error) {
    return { how: (error as Error).message };
  }
}

function died(entry: string, how: string, strange: string | undefined, stderr: string): LabError {
  const said = strange === undefined ? '' : `it wrote what is no event: ${strange}\n`;
  return new LabError(EXIT.failed, {
    what: `the lab's process died unexpectedly (${how})`,
    where: entry,
    why: `${said}${stderr.trim() || 'it left no message'}`,
    hint: 'run `transitlab doctor`; if it finds nothing, report this with the lines above',
  });
}
