import { Worker } from 'node:worker_threads';
import type { Made, Wanted } from './make.js';
import type { Order, Told } from './protocol.js';

/** Namespaces that a second thread makes, while this one does something else. */
export interface Aside {
  /** Settles when the first `count` are there, or when no more will come. Rejects if the thread died. */
  until(count: number): Promise<void>;
  /** What has come so far, in the order of the wish. */
  readonly made: readonly Made[];
  /** Why the one behind the last was refused. */
  readonly refused: string | undefined;
}

/**
 * A namespace takes 0.2 ms of the kernel's time, and the kernel makes them beside all else that is asked of it. They are
 * the process's, whichever thread made them.
 */
export function makeAside(wanted: readonly Wanted[], home: number): Aside {
  const made: Made[] = [];
  let refused: string | undefined;
  let failure: Error | undefined;
  let ended = false;
  const waiting = new Set<() => void>();
  const wake = (): void => {
    for (const resolve of waiting) resolve();
    waiting.clear();
  };
  const thread = new Worker(new URL('./thread.js', import.meta.url), {
    workerData: { wanted, home } satisfies Order,
    execArgv: [],
    // The descriptors outlive the thread.
    trackUnmanagedFds: false,
  });
  thread.on('message', (told: Told) => {
    if ('made' in told) made.push(...told.made);
    else refused = told.refused;
    wake();
  });
  thread.on('error', (error) => {
    failure = error;
  });
  thread.on('exit', () => {
    ended = true;
    wake();
  });
  return {
    async until(count) {
      while (made.length < count && refused === undefined && !ended)
        await new Promise<void>((resolve) => {
          waiting.add(resolve);
        });
      if (failure) throw failure;
    },
    made,
    get refused() {
      return refused;
    },
  };
}
