import { readFileSync } from 'node:fs';
import { type InterfacePackets, ipCounts, type PacketCounters } from '../packet-counters.js';
import { filterCounts } from './filter.js';
import type { Namespaces } from './namespaces.js';
import { netlinkSocket } from './netlink/socket.js';
import { dumpLinks } from './observe/links.js';
import { parseMib } from './observe/mib.js';
import { MARK } from './observe/namespace.js';
import { dumpQueueDrops } from './observe/queue-drops.js';

/** How many namespaces' filters are read at a time: each takes a process. */
const AT_ONCE = 4;

/** In the order asked; namespaces that are not there are left out. */
export async function readPacketCounters(
  spaces: Namespaces,
  names: readonly string[],
): Promise<PacketCounters[]> {
  const there = names.filter((name) => spaces.has(name));
  const found: PacketCounters[] = [];
  for (let i = 0; i < there.length; i += AT_ONCE)
    found.push(...(await Promise.all(there.slice(i, i + AT_ONCE).map((name) => countersIn(spaces, name)))));
  return found;
}

async function countersIn({ within }: Namespaces, namespace: string): Promise<PacketCounters> {
  const seen = within(namespace, () => ({ interfaces: interfaces(), ip: ip() }));
  return { namespace, ...seen, filter: await filterCounts(within, namespace) };
}

function interfaces(): InterfacePackets[] {
  const socket = netlinkSocket();
  try {
    const drops = dumpQueueDrops(socket);
    return dumpLinks(socket)
      .filter(({ index, alias }) => index !== LOOPBACK && alias.startsWith(MARK))
      .map(({ index, name, framesSent, framesReceived }) => ({
        dev: name,
        sent: framesSent,
        received: framesReceived,
        queueDrops: drops.get(index) ?? 0,
      }))
      .sort((a, b) => (a.dev < b.dev ? -1 : 1));
  } finally {
    socket.close();
  }
}

const LOOPBACK = 1;

/** Of the namespace in which the thread stands, which is not always that of its process. */
function ip(): PacketCounters['ip'] {
  const counts = ['snmp', 'netstat'].flatMap((file) => [
    ...parseMib(readFileSync(`/proc/thread-self/net/${file}`, 'utf8')),
  ]);
  const known = new Map(counts);
  return ipCounts((name) => known.get(name));
}
