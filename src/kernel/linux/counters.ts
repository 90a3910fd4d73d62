import type { Counters, Interface } from '../counters.js';
import type { Namespaces } from './namespaces.js';
import { netlinkSocket } from './netlink/socket.js';
import { dumpLinks, type SeenLink } from './observe/links.js';

/** Reads each namespace once. */
export function readCounters(spaces: Namespaces, interfaces: readonly Interface[]): Counters[] {
  const seen = new Map<string, readonly SeenLink[]>();
  return interfaces.flatMap(({ namespace, dev }) => {
    const links = seen.get(namespace) ?? linksOf(spaces, namespace);
    seen.set(namespace, links);
    const link = links.find(({ name }) => name === dev);
    return link ? [{ namespace, dev, sent: link.sent, received: link.received }] : [];
  });
}

function linksOf(spaces: Namespaces, namespace: string): SeenLink[] {
  if (!spaces.has(namespace)) return [];
  return spaces.within(namespace, () => {
    const socket = netlinkSocket();
    try {
      return dumpLinks(socket);
    } finally {
      socket.close();
    }
  });
}
