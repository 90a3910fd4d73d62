import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import type { Container } from 'dockerode';
import { refuseIfInterrupted } from '../interrupt.js';
import type { Seat } from '../seat.js';
import { type Started, supervise } from '../supervise.js';
import type { StartWorker } from '../worker.js';
import { ending } from './ending.js';
import type { Engine } from './engine.js';
import type { Image } from './image.js';
import { containerOptions, type Privilege } from './options.js';
import { engineFailed } from './trouble.js';

/** The container sandbox: each worker in a container of its own, with the least privilege that works. */
export const containerWorkers =
  (engine: Engine, { id }: Image, privilege: Privilege = {}): StartWorker =>
  async <Event>(...[entry, job, { env = {}, graceMs } = {}]: Parameters<StartWorker>) => {
    refuseIfInterrupted();
    const { seat, ...started } = await startContainer(engine, containerOptions(id, entry, env, privilege));
    const worker = supervise<Event>(started, { entry, graceMs });
    if (job !== undefined) worker.send(job);
    return { ...worker, seat };
  };

async function startContainer(
  { docker, address }: Engine,
  options: ReturnType<typeof containerOptions>,
): Promise<Started & { readonly seat: Seat }> {
  const container = await docker.createContainer(options).catch((error) => {
    throw engineFailed('make a container', address, error);
  });
  try {
    return {
      ...(await begin(container, address)),
      seat: { kind: 'container', id: container.id, engine: address },
    };
  } catch (error) {
    await container.remove({ force: true }).catch(() => {});
    throw engineFailed('start a container', address, error);
  }
}

/** Attaches before it starts, so that no word is lost; asks for its end before, so that a short life is seen. */
async function begin(container: Container, address: string): Promise<Started> {
  const io = await container.attach({ stream: true, stdin: true, stdout: true, stderr: true, hijack: true });
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  container.modem.demuxStream(io, stdout, stderr);
  const read = once(io, 'close');
  const removed = container.wait({ condition: 'removed' }) as Promise<{ readonly StatusCode: number }>;
  removed.catch(() => {}); // Of a container that did not start; `gone` tells of one that did.
  await container.start();
  return {
    stdin: io,
    stdout,
    stderr,
    gone: ending({ container, removed, read, address }),
    kill: () => void container.kill().catch(() => {}), // It may have ended meanwhile.
  };
}
