import type { Operation } from '../../plane/change.js';
import { describe } from '../describe.js';
import { KernelError } from '../error.js';
import type { Namespaces } from './namespaces.js';
import { type NetlinkSocket, netlinkOn, netlinkSocket } from './netlink/socket.js';
import { type Writer, writer } from './netlink/writer.js';

/** The namespace from which a session acts that needs none in particular. */
export const ANYWHERE = '';

/**
 * Collects messages namespace by namespace and sends them together. `flush` is a barrier: afterwards everything
 * collected before it (for all namespaces, or for one) has been done, or a `KernelError` names the first refusal.
 */
export interface Session {
  /** Until `release` nothing goes by itself, however much is collected: it waits for something that is not there yet. */
  hold(): void;
  release(): void;
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

interface Batch {
  readonly out: Writer;
  readonly operations: Operation[];
  readonly forgiven: Map<number, readonly string[]>;
}

/** The kernel takes about 200 KB in one send. */
export const LARGEST_SEND = 120_000;

/** Of what is gone already there is nothing to delete. */
const GONE = new Set(['ENODEV', 'ESRCH', 'ENOENT', 'EADDRNOTAVAIL', 'EINVAL']);

/** What a host's messages take; a router's buffer grows. */
const FEW_BYTES = 512;

export function session(spaces: Namespaces): Session {
  const sockets = new Map<string, NetlinkSocket>();
  const batches = new Map<string, Batch[]>();
  const expected = new Set<string>();
  let held = false;

  const socketOf = (namespace: string): NetlinkSocket => {
    const known = sockets.get(namespace);
    if (known) return known;
    const opened = namespace === ANYWHERE ? netlinkSocket() : spaces.within(namespace, netlinkSocket);
    sockets.set(namespace, opened);
    return opened;
  };
  const send = (namespace: string, { out, operations, forgiven }: Batch): void => {
    for (const { seq, errno, words } of socketOf(namespace).transact(out.finish(), operations.length)) {
      const operation = operations[seq - 1] as Operation;
      if (forgiven.get(seq)?.includes(errno)) continue;
      if (operation.op.endsWith('.delete') && GONE.has(errno)) continue;
      throw new KernelError({ ...describe(operation), words: words ? `${errno}: ${words}` : errno });
    }
  };
  const sendAll = (namespace: string): void => {
    const all = batches.get(namespace) ?? [];
    batches.delete(namespace);
    for (const batch of all) send(namespace, batch);
  };
  const batchFor = (namespace: string): Batch => {
    const all = batches.get(namespace) ?? [];
    if (all.length === 0) batches.set(namespace, all);
    const last = all.at(-1);
    if (last && last.out.size() <= LARGEST_SEND) return last;
    const next: Batch = { out: writer(FEW_BYTES), operations: [], forgiven: new Map() };
    all.push(next);
    return next;
  };
  return {
    hold() {
      held = true;
    },
    release() {
      held = false;
    },
    add(namespace, operation, write, forgive) {
      const batch = batchFor(namespace);
      const seq = batch.operations.length + 1;
      if (forgive !== undefined) batch.forgiven.set(seq, forgive);
      batch.operations.push(operation);
      write(batch.out, seq);
      if (batch.out.size() > LARGEST_SEND && (!held || namespace === ANYWHERE)) sendAll(namespace);
    },
    flush(only) {
      for (const namespace of only === undefined ? [...batches.keys()] : [only]) sendAll(namespace);
    },
    drain() {
      for (const [namespace, all] of batches) {
        if (expected.has(namespace)) continue;
        for (const batch of all) {
          try {
            send(namespace, batch);
          } catch {
            // The first refusal is the one that is told.
          }
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
