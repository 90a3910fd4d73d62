import { entryFile } from '../kernel/compiled.js';
import { LabError } from '../model/errors.js';
import type { LabEvent } from './event.js';
import type { SandboxChoice } from './sandbox/sandbox.js';
import type { Worker } from './sandbox/worker.js';

/** A worker that stands ready: it takes as long to start as a scenario takes to be read, so both are done together. */
export interface Spare {
  /** It, once. Its job is to be sent to it. */
  take(): Worker<LabEvent> | undefined;
  /** Ends it, if nobody took it. */
  dismiss(): void;
}

const NONE: Spare = { take: () => undefined, dismiss: () => {} };

/** None where labs do not live in the embedded sandbox; why not is told to whoever asks for one. */
export async function startSpare({ sandbox }: Pick<SandboxChoice, 'sandbox'>): Promise<Spare> {
  if (sandbox === 'container') return NONE;
  const { startWorker } = await import('./sandbox/embedded.js');
  try {
    return spareOf(await startWorker<LabEvent>(entryFile('lab/worker'), undefined));
  } catch (error) {
    if (error instanceof LabError) return NONE;
    throw error;
  }
}

function spareOf(worker: Worker<LabEvent>): Spare {
  let spare: typeof worker | undefined = worker;
  const take = (): typeof spare => {
    const taken = spare;
    spare = undefined;
    return taken;
  };
  return { take, dismiss: () => void take()?.stop() };
}
