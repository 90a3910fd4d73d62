import type { Plane } from '../../plane/plane.js';
import type { Sandbox } from '../sandbox/sandbox.js';
import type { Seat } from '../sandbox/seat.js';
import { NotDone } from './atomically.js';
import { type Hand, startHand } from './hand.js';
import type { Orders, Suits, TaskName, Tasks } from './task.js';

/** Sees to it that there is a worker, and that its kernel holds what is wanted. */
export interface Crew {
  /** Rejects with a `LabError`. When it has, what stood before stands, or is being built anew. */
  task<K extends TaskName>(name: K, ask: Orders[K]): Promise<Tasks[K]['answer']>;
  seat(): Seat | undefined;
  health(): { readonly health: 'stands' | 'rebuilding' | 'broken'; readonly why?: string };
  /** Has the lab built anew: the kernel holds something else than what is wanted. */
  rebuild(): Promise<void>;
  stop(): Promise<void>;
}

/** A worker that dies as often as this, and did nothing in between, is not started by itself any more. */
const DEATHS = 3;

export interface CrewOptions {
  readonly sandbox: Sandbox;
  /** What a new worker's kernel has to hold. */
  readonly wanted: () => Plane;
  /** What a machine has to have for it; if it has not, nothing is built. */
  readonly suits: () => Suits;
  readonly log: (text: string) => void;
  /** The worker was told to go by a signal to this process. */
  readonly onInterrupt: () => void;
}

/** Starts a worker and has it build what is wanted; later, another when one died. */
export async function newCrew({ sandbox, wanted, suits, log, onInterrupt }: CrewOptions): Promise<Crew> {
  let hand: Hand | undefined;
  let renewal: Promise<Hand> | undefined;
  let trouble: string | undefined;
  let stopping = false;
  let deaths = 0;

  const build = async (): Promise<Hand> => {
    const next = await startHand(sandbox);
    try {
      await next.task('suits', suits());
      await next.task('reconcile', { wanted: wanted(), look: 'all' });
    } catch (error) {
      await next.stop();
      throw error;
    }
    hand = next;
    void next.gone.then((error) => lost(next, error));
    return next;
  };

  /** Each waits for the one that is under way. */
  const renew = (): Promise<Hand> => {
    renewal ??= build()
      .then(
        (built) => {
          trouble = undefined;
          return built;
        },
        (error: Error) => {
          trouble = error.message;
          log(`the lab cannot be built: ${trouble}`);
          throw error;
        },
      )
      .finally(() => {
        renewal = undefined;
      });
    return renewal;
  };

  const lost = (which: Hand, error: Error | undefined): void => {
    if (stopping || hand !== which) return;
    hand = undefined;
    if (!error) return onInterrupt();
    log(`the lab's process died: ${error.message}`);
    trouble = error.message;
    if (++deaths > DEATHS) return log('it died again and again: the next command starts another');
    renew().then(
      () => log('the lab stands again'),
      () => {},
    );
  };

  const replace = async (old: Hand | undefined): Promise<void> => {
    if (!old || hand !== old) return;
    hand = undefined;
    log('the kernel holds neither what was nor what is wanted: the lab is built anew');
    await old.stop();
    await renew().catch(() => {});
  };

  await renew();
  return {
    async task(name, ask) {
      const present = hand ?? (await renew());
      try {
        const answer = await present.task(name, ask);
        deaths = 0;
        return answer;
      } catch (error) {
        if (!(error instanceof NotDone) || error.restored) throw error;
        await replace(present);
        throw builtAnew(error, trouble);
      }
    },
    seat: () => hand?.seat,
    health() {
      if (hand) return { health: 'stands' };
      return renewal ? { health: 'rebuilding' } : { health: 'broken', ...(trouble ? { why: trouble } : {}) };
    },
    rebuild: () => replace(hand),
    async stop() {
      stopping = true;
      await renewal?.catch(() => {});
      await hand?.stop();
    },
  };
}

/** A change that could neither be made nor taken back where it was begun. */
const builtAnew = ({ problem, restored }: NotDone, trouble: string | undefined): NotDone =>
  new NotDone(
    {
      ...problem,
      what: `${problem.what}; ${trouble === undefined ? 'so the lab was built anew, as it stood before' : `and the lab cannot be built anew: ${trouble}`}`,
    },
    restored,
    undefined,
  );
