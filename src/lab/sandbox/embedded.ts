import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { refuseIfInterrupted } from './interrupt.js';
import { isolated, isolationForLabs, sandboxEnv } from './isolation.js';
import { type Gone, goneWith, supervise } from './supervise.js';
import type { StartWorker, WorkerOptions } from './worker.js';

/** The embedded sandbox: private namespaces on this machine, made with unshare(1). No root, no Docker. */
export const startWorker: StartWorker = async <Event>(
  entry: string,
  job: Parameters<StartWorker>[1],
  { env, graceMs }: WorkerOptions = {},
) => {
  refuseIfInterrupted();
  const isolation = isolationForLabs();
  const [file, ...args] = isolated(isolation, [process.execPath, entry]);
  // In a session of its own: Ctrl-C on a terminal reaches the command alone, which then stops the worker in order.
  const child = spawn(file, args, { detached: true, env: { ...sandboxEnv(), ...env } });
  const { stdin, stdout, stderr, pid } = child;
  const kill = (): void => void child.kill('SIGKILL');
  const worker = supervise<Event>({ stdin, stdout, stderr, gone: gone(child), kill }, { entry, graceMs });
  worker.send(job);
  // unshare itself stands in the namespaces that it made.
  return pid === undefined ? worker : { ...worker, seat: { kind: 'embedded', pid, isolation } };
};

/** `close` and not `exit`: it waits for every process that holds the worker's output. */
async function gone(child: ChildProcessWithoutNullStreams): Promise<Gone> {
  try {
    const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
    return signal === null ? goneWith(code ?? -1) : { how: signal };
  } catch (error) {
    return { how: (error as Error).message };
  }
}
