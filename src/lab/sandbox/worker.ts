import type { Json } from '../../model/json.js';
import type { LabEvent } from '../event.js';
import type { Seat } from './seat.js';

/** A process that lives in a sandbox and does one job there, as the command sees it. */
export interface Worker<Event = LabEvent> {
  /**
   * What the worker emits, in order, to be iterated once. Buffered without bound, so a slow reader loses nothing.
   * Ends when the worker and all that it started are gone; throws then, if it died unexpectedly.
   */
  readonly events: AsyncIterable<Event>;
  /** One more message for the worker, behind the job. Dropped if the worker is gone. */
  send(message: Json): void;
  /**
   * Settles when the worker and all that it started are gone. `exit` is the worker's own exit code, 130 after `stop`
   * or an interrupt. Rejects with a `LabError` that carries the worker's stderr if it died unexpectedly.
   */
  readonly done: Promise<{ readonly exit: number }>;
  /** Where it stands; absent if it could not be started. */
  readonly seat?: Seat;
  /** Asks the worker to end, kills it after the grace time, and waits until it is gone. Idempotent. */
  stop(): Promise<void>;
}

export interface WorkerOptions {
  /** Beside the command's own environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** Milliseconds between asking the worker to end and killing it; 500 unless told. */
  readonly graceMs?: number;
}

/**
 * One sandbox: starts `node <entry>` as root of namespaces that have no link to the machine's network, and hands it a
 * job; without one it waits for what `send` brings. Rejects with a `LabError` (exit 3) that names the command which mends it if this machine has no such sandbox.
 * Any number of workers may run side by side; each is alone in its namespaces, and lives until it ends, is stopped,
 * or this process dies, however it dies.
 *
 * The protocol is the same for every sandbox: JSON lines. On the worker's stdin come the job and later messages; its
 * end means that the command is gone. On its stdout go the ready line, then events. Its stderr is for people.
 */
export type StartWorker = <Event = LabEvent>(
  entry: string,
  job: Json | undefined,
  options?: WorkerOptions,
) => Promise<Worker<Event>>;

/** The first line a worker writes: before it, an exit code is that of whatever failed to start it. */
export const READY = '{"worker":"ready"}';

/** Exit code of a worker that ended by an uncaught exception: none of the command's own, so never taken for a result. */
export const CRASHED = 70;
