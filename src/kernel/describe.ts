import { unreachable } from '../model/never.js';
import type { Operation } from '../plane/change.js';
import type { Refusal } from './error.js';

/** Names an operation, where it happens, and what it is about, for messages. */
export function describe(operation: Operation): Omit<Refusal, 'words'> {
  return { operation: operation.op, ...place(operation) };
}

function place(operation: Operation): { readonly namespace: string; readonly object: string } {
  switch (operation.op) {
    case 'namespace.add':
    case 'namespace.delete':
      return { namespace: operation.namespace, object: operation.namespace };
    case 'link.add': {
      const [a, b] = operation.link.ends;
      return { namespace: a.namespace, object: `${a.name} <-> ${b.namespace} ${b.name}` };
    }
    case 'link.replace':
      return { namespace: operation.end.namespace, object: operation.end.name };
    case 'link.delete':
    case 'queue.replace':
    case 'queue.delete':
      return { namespace: operation.namespace, object: operation.dev };
    case 'address.replace':
    case 'address.delete':
      return {
        namespace: operation.namespace,
        object: `${operation.address.cidr} dev ${operation.address.dev}`,
      };
    case 'neighbour.replace':
    case 'neighbour.delete': {
      const { address, dev } = operation.neighbour;
      return { namespace: operation.namespace, object: `${address} dev ${dev}` };
    }
    case 'route.replace':
    case 'route.delete': {
      const { dst, via, dev, table } = operation.route;
      const way = [via && `via ${via}`, dev && `dev ${dev}`, table !== 254 && `table ${table}`].filter(
        Boolean,
      );
      return { namespace: operation.namespace, object: [dst, ...way].join(' ') };
    }
    case 'rule.add':
    case 'rule.delete':
      return {
        namespace: operation.namespace,
        object: `iif ${operation.rule.iif} table ${operation.rule.table}`,
      };
    case 'filter.replace':
    case 'filter.delete':
      return { namespace: operation.namespace, object: 'the packet filter' };
    default:
      return unreachable(operation);
  }
}
