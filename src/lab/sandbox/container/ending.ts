import { setTimeout as sleep } from 'node:timers/promises';
import type { Container } from 'dockerode';
import { EXIT, LabError } from '../../../model/errors.js';
import { type Gone, goneWith } from '../supervise.js';
import { STOPPED } from './options.js';
import { type EngineError, engineFailed } from './trouble.js';

export interface Running {
  readonly container: Container;
  /** The engine's answer when the container is removed. */
  readonly removed: Promise<{ readonly StatusCode: number }>;
  /** When no more output comes. */
  readonly read: Promise<unknown>;
  readonly address: string;
}

/** How a container ended; a `LabError` (exit 3) if it was ended from outside, or the engine can no longer tell. */
export async function ending({ container, removed, read, address }: Running): Promise<Gone> {
  const over = new AbortController();
  try {
    const end = await Promise.race([removed, silence(container, read, over.signal)]);
    if (STOPPED.includes(end.StatusCode)) throw stopped(address, end.StatusCode);
    await read;
    return goneWith(end.StatusCode);
  } catch (error) {
    throw engineFailed('run the lab', address, error);
  } finally {
    over.abort();
  }
}

const ASK_MS = 1000;

/** Rejects if the engine is gone: a request that waits for a container's end never hears of that. */
async function silence(container: Container, read: Promise<unknown>, over: AbortSignal): Promise<never> {
  await read;
  for (;;) {
    await sleep(ASK_MS, undefined, { signal: over });
    await container.inspect().catch(async (error: EngineError) => {
      if (error.statusCode !== 404) throw error;
      await sleep(ASK_MS, undefined, { signal: over }); // It was removed just now; the answer is on its way.
      throw new Error('it knows no longer of the lab that it ran');
    });
  }
}

const stopped = (where: string, code: number): LabError =>
  new LabError(EXIT.unsupported, {
    what: "the container engine stopped the lab's container",
    where,
    why: `exit code ${code}: the engine was stopped, somebody stopped the container, or memory ran out`,
    hint: 'see that the engine runs (`docker version`), then run again',
  });
