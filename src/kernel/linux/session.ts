import type { Operation } from '../../plane/change.js';
import { describe } from '../describe.js';
import { KernelError } from '../error.js';
import type { Namespaces } from './namespaces.js';
import { type NetlinkSocket, netlinkSocket } from './netlink/socket.js';
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
  /** The thread stands in a new namespace: a socket is opened while it does. */
  enter(namespace: string): void;
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
const LARGEST_SEND = 120_000;

/** Of what is gone already there is nothing to delete. */
const GONE = new Set(['ENODEV', 'ESRCH', 'ENOENT', 'EADDRNOTAVAIL', 'EINVAL']);

/** What a host's messages take; a router's buffer grows. */
const FEW_BYTES = 512;

export function session(spaces: Namespaces): Session {
  const sockets = new Map<string, NetlinkSocket>();
  const batches = new Map<string, Batch>();

  const socketOf = (namespace: string): NetlinkSocket => {
    const known = sockets.get(namespace);
    if (known) return known;
    const opened = namespace === ANYWHERE ? netlinkSocket() : spaces.within(namespace, netlinkSocket);
    sockets.set(namespace, opened);
    return opened;
  };
  const send = (namespace: string): void => {
    const batch = batches.get(namespace);
    if (!batch || batch.operations.length === 0) return;
    batches.delete(namespace);
    const refusals = socketOf(namespace).transact(batch.out.finish(), batch.operations.length);
    for (const { seq, errno, words } of refusals) {
      const operation = batch.operations[seq - 1] as Operation;
      if (batch.forgiven.get(seq)?.includes(errno)) continue;
      if (operation.op.endsWith('.delete') && GONE.has(errno)) continue;
      throw new KernelError({ ...describe(operation), words: words ? `${errno}: ${words}` : errno });
    }
  };
  return {
    add(namespace, operation, write, forgive) {
      const batch: Batch = batches.get(namespace) ?? {
        out: writer(FEW_BYTES),
        operations: [],
        forgiven: new Map(),
      };
      batches.set(namespace, batch);
      const seq = batch.operations.length + 1;
      if (forgive !== undefined) batch.forgiven.set(seq, forgive);
      batch.operations.push(operation);
      write(batch.out, seq);
      if (batch.out.size() > LARGEST_SEND) send(namespace);
    },
    flush(only) {
      for (const namespace of only === undefined ? [...batches.keys()] : [only]) send(namespace);
    },
    drain() {
      for (const namespace of [...batches.keys()]) {
        try {
          send(namespace);
        } catch {
          // The first refusal is the one that is told.
        }
      }
    },
    socketOf,
    enter: (namespace) => void sockets.set(namespace, netlinkSocket()),
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
