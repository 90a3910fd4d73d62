import { fileURLToPath } from 'node:url';
import { EXIT, LabError } from '../../model/errors.js';
import type { Json } from '../../model/json.js';
import { patchBetween } from '../../plane/patch.js';
import { NOTHING } from '../reconcile.js';
import type { Sandbox } from '../sandbox/sandbox.js';
import type { Seat } from '../sandbox/seat.js';
import { NotDone } from './atomically.js';
import type { Orders, Report, TaskName, Tasks } from './task.js';

const ENTRY = fileURLToPath(new URL('./worker.js', import.meta.url));

/** A worker in its sandbox, as its keeper sees it. */
export interface Hand {
  /** Rejects with a `LabError`: `NotDone` if the kernel refused. */
  task<K extends TaskName>(name: K, ask: Orders[K]): Promise<Tasks[K]['answer']>;
  readonly seat: Seat | undefined;
  /** Settles when it is gone, with the reason if it was not told to go. */
  readonly gone: Promise<Error | undefined>;
  stop(): Promise<void>;
}

interface Waiting {
  readonly resolve: (answer: Report) => void;
  readonly reject: (error: Error) => void;
}

export async function startHand(sandbox: Sandbox): Promise<Hand> {
  const { events, send, seat, done, stop } = await sandbox.start<Report>(ENTRY, null);
  const waiting = new Map<number, Waiting>();
  let serial = 0;
  let ended: Error | undefined;
  /** What its kernel was last brought to. */
  let told = NOTHING;
  const gone = listen(events, (report) => {
    waiting.get(report.id)?.resolve(report);
    waiting.delete(report.id);
  }).then((error) => {
    ended = error ?? new Error('the lab was stopped');
    for (const { reject } of waiting.values()) reject(died(ended));
    return error;
  });
  done.catch(() => {}); // `gone` tells.
  const inPatches = (ask: Orders[TaskName]): object => {
    if (!('wanted' in ask)) return ask;
    const { wanted, ...rest } = ask;
    return { ...rest, patch: patchBetween(told, wanted) };
  };
  return {
    async task(name, ask) {
      if (ended) throw died(ended);
      const id = serial++;
      const report = await new Promise<Report>((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        send({ id, do: name, ...inPatches(ask) } as unknown as Json);
      });
      if ('answer' in report) {
        if (name === 'reconcile') told = (ask as Orders['reconcile']).wanted;
        return report.answer as never;
      }
      if (report.exit === EXIT.kernel) throw new NotDone(report.problem, report.restored, undefined);
      throw new LabError(report.exit, report.problem);
    },
    seat,
    gone,
    stop,
  };
}

/** Until no more comes; why, if that was not wanted. */
async function listen(
  events: AsyncIterable<Report>,
  hear: (report: Report) => void,
): Promise<Error | undefined> {
  try {
    for await (const report of events) hear(report);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

const died = (cause: Error): LabError =>
  new LabError(
    EXIT.failed,
    {
      what: "the lab's process died before it was done; what stood before is built anew",
      why: cause instanceof LabError ? (cause.problem.why ?? cause.problem.what) : cause.message,
      hint: 'try again',
    },
    { cause },
  );
