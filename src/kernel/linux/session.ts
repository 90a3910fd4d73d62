import type { Operation } from '../../plane/change.js';
import { describe } from '../describe.js';
import { KernelError } from '../error.js';
import type { Namespaces } from './namespaces.js';
import { type NetlinkRefusal, type NetlinkSocket, netlinkOn, netlinkSocket } from './netlink/socket.js';
import { type Writer, writer } from './netlink/writer.js';

/** The namespace from which a session acts that needs none in particular. */
export const ANYWHERE = '';

/**
 * Collects messages namespace by namespace and sends them together. `flush` is a barrier: afterwards everything
 * collected before it (for all namespaces, or for one) has been done, or a `KernelError` names the first refusal.
 */
export interface Session {
  /** One message of an operation. `forgive`: refused with one of these it did no harm. */
  add(namespace: string, operation: Operation, write: Write, forgive?: readonly string[]): void;
  flush(only?: string): void;
  /** After a refusal: sends what was collected before it, whatever is refused now. */
  drain(): void;
  socketOf(namespace: string): NetlinkSocket;
  /** A namespace is being made: what is said to it before it is adopted may never go. */
  expect(namespace: string): void;
  /** A socket that is open in a new namespace already, by its descriptor. */
  adopt(namespace: string, socket: number): void;
  /** A namespace is about to go: its socket with it. */
  leave(namespace: string): void;
  close(): void;
}

export type Write = (w: Writer, seq: number) => void;

/** A message that is yet to be written: it is when it goes. */
interface Entry {
  readonly operation: Operation;
  readonly write: Write;
  readonly forgive: readonly string[] | undefined;
}

/** The kernel takes about 200 KB in one send. */
export const LARGEST_SEND = 120_000;

/** Of what is gone already there is nothing to delete. */
const GONE = new Set(['ENODEV', 'ESRCH', 'ENOENT', 'EADDRNOTAVAIL', 'EINVAL']);

export function session(spaces: Namespaces): Session {
  const sockets = new Map<string, NetlinkSocket>();
  const batches = new Map<string, Entry[]>();
  const expected = new Set<string>();
  const out = writer();

  const socketOf = (namespace: string): NetlinkSocket => {
    const known = sockets.get(namespace);
    if (known) return known;
    const opened = namespace === ANYWHERE ? netlinkSocket() : spaces.within(namespace, netlinkSocket);
    sockets.set(namespace, opened);
    return opened;
  };
  const transact = (namespace: string, entries: readonly Entry[], last: number): KernelError[] =>
    socketOf(namespace)
      .transact(out.finish(), last)
      .flatMap((refusal) => errorOf(entries[refusal.seq - 1] as Entry, refusal));
  const send = (namespace: string): void => {
    const entries = batches.get(namespace) ?? [];
    batches.delete(namespace);
    const errors: KernelError[] = [];
    for (const [i, { write }] of entries.entries()) {
      if (i === 0 || out.size() > LARGEST_SEND) out.reset();
      write(out, i + 1);
      if (i + 1 === entries.length || out.size() > LARGEST_SEND)
        errors.push(...transact(namespace, entries, i + 1));
    }
    if (errors[0]) throw errors[0];
  };
  return {
    add(namespace, operation, write, forgive) {
      const entry: Entry = { operation, write, forgive };
      const batch = batches.get(namespace);
      if (batch) batch.push(entry);
      else batches.set(namespace, [entry]);
    },
    flush(only) {
      for (const namespace of only === undefined ? [...batches.keys()] : [only]) send(namespace);
    },
    drain() {
      for (const namespace of [...batches.keys()]) {
        if (expected.has(namespace)) continue;
        try {
          send(namespace);
        } catch {
          // The first refusal is the one that is told.
        }
      }
      batches.clear();
    },
    socketOf,
    expect: (namespace) => void expected.add(namespace),
    adopt(namespace, socket) {
      expected.delete(namespace);
      sockets.set(namespace, netlinkOn(socket));
    },
    leave(namespace) {
      sockets.get(namespace)?.close();
      sockets.delete(namespace);
    },
    close() {
      for (const socket of sockets.values()) socket.close();
      sockets.clear();
    },
  };
}

/** Nothing if it did no harm. */
function errorOf({ operation, forgive }: Entry, { errno, words }: NetlinkRefusal): KernelError[] {
  if (forgive?.includes(errno)) return [];
  if (operation.op.endsWith('.delete') && GONE.has(errno)) return [];
  return [new KernelError({ ...describe(operation), words: words ? `${errno}: ${words}` : errno })];
}
