import { unreachable } from '../../model/never.js';
import type { Operation } from '../../plane/change.js';
import { address, neighbour, route, rule } from './encode/ip.js';
import { linkDelete, linkSet } from './encode/link.js';
import { type QueueMessage, queueDelete, queueSet } from './encode/queue.js';
import type { Session, Write } from './session.js';

/** What is said to a namespace that stands. */
export type Inside = Exclude<Operation, { op: `namespace.${string}` | `filter.${string}` | 'link.add' }>;

/** Collects the messages of an operation; `index` is that of its interface, 0 if it has none. */
export function say(session: Session, namespace: string, operation: Inside, index: number): void {
  const put = (write: Write, forgive?: readonly string[]): void =>
    session.add(namespace, operation, write, forgive);
  const putAll = (messages: readonly QueueMessage[]): void => {
    for (const { write, forgive } of messages) put(write, forgive);
  };
  switch (operation.op) {
    case 'link.replace':
      return put((w, seq) => linkSet(w, seq, operation.end, index));
    case 'link.delete':
      return put((w, seq) => linkDelete(w, seq, index));
    case 'address.replace':
    case 'address.delete':
      return put((w, seq) => address(w, seq, verb(operation.op), operation.address, index));
    case 'neighbour.replace':
    case 'neighbour.delete':
      return put((w, seq) => neighbour(w, seq, verb(operation.op), operation.neighbour, index));
    case 'route.replace':
    case 'route.delete':
      return put((w, seq) => route(w, seq, verb(operation.op), operation.route, index));
    case 'rule.add':
      return put((w, seq) => rule(w, seq, 'add', operation.rule));
    case 'rule.delete':
      return put((w, seq) => rule(w, seq, 'delete', operation.rule));
    case 'queue.replace':
      return putAll(queueSet(operation.queue, index));
    case 'queue.delete':
      return putAll(queueDelete(index));
    default:
      return unreachable(operation);
  }
}

const verb = (op: string): 'replace' | 'delete' => (op.endsWith('.delete') ? 'delete' : 'replace');

/** The namespace that an operation is about, and the interface in it. */
export function target(operation: Inside): { readonly namespace: string; readonly dev?: string | undefined } {
  switch (operation.op) {
    case 'link.replace':
      return { namespace: operation.end.namespace, dev: operation.end.name };
    case 'address.replace':
    case 'address.delete':
      return { namespace: operation.namespace, dev: operation.address.dev };
    case 'neighbour.replace':
    case 'neighbour.delete':
      return { namespace: operation.namespace, dev: operation.neighbour.dev };
    case 'route.replace':
    case 'route.delete':
      return { namespace: operation.namespace, dev: operation.route.dev };
    case 'rule.add':
    case 'rule.delete':
      return { namespace: operation.namespace };
    default:
      return { namespace: operation.namespace, dev: operation.dev };
  }
}
