import type { LinkEnd, Namespace } from '../../../plane/plane.js';
import { AF, NLM_F, RTM } from '../netlink/constants.js';
import type { Message } from '../netlink/reader.js';
import { type NetlinkSocket, netlinkSocket } from '../netlink/socket.js';
import { writer } from '../netlink/writer.js';
import { seenAddresses, seenNeighbours, seenRoutes, seenRules } from './ip.js';
import { type SeenLink, seenLinks } from './links.js';
import { seenQueues, shapedInterfaces } from './queues.js';

/** Begins the alias of every interface of ours. */
export const MARK = 'transitlab:';

/** A namespace as netlink shows it: filters apart; ends with the indexes by which pairs find each other. */
export interface SeenNamespace {
  readonly namespace: Omit<Namespace, 'filter'>;
  readonly ends: readonly {
    readonly end: LinkEnd;
    readonly index: number;
    readonly peer: number | undefined;
  }[];
}

/** Asks the namespace in which the thread stands. `undefined` if it is none of ours. */
export function seeNamespace(name: string): SeenNamespace | undefined {
  const socket = netlinkSocket();
  try {
    const links = seenLinks(ask(socket, RTM.GETLINK, 16));
    const label = links.find(({ index }) => index === 1)?.alias ?? '';
    const [, kind, text] = /^transitlab:(host|router):(.*)$/s.exec(label) ?? [];
    if (kind === undefined || text === undefined) return undefined;
    const ours = links.filter(({ alias, index }) => index !== 1 && alias.startsWith(MARK));
    const names = new Map(links.map(({ index, name: dev }) => [index, dev]));
    const queues = queuesOf(socket);
    const toEnd = (link: SeenLink) => ({
      end: linkEnd(name, link, queues),
      index: link.index,
      peer: link.peer,
    });
    return {
      namespace: {
        name,
        kind: kind === 'host' ? 'host' : 'router',
        label: text,
        addresses: seenAddresses(ask(socket, RTM.GETADDR, 8), names),
        neighbours: seenNeighbours(ask(socket, RTM.GETNEIGH, 12), names),
        routes: seenRoutes(ask(socket, RTM.GETROUTE, 12), names),
        rules: seenRules(ask(socket, RTM.GETRULE, 12)),
      },
      ends: ours.map(toEnd),
    };
  } finally {
    socket.close();
  }
}

const out = writer(256);
let seq = 0;

/** A dump of IPv4's (or all) objects of a kind; `length` is that of the family's header. */
function ask(socket: NetlinkSocket, type: number, length: number, index = 0): Message[] {
  out.reset();
  out.begin(type, NLM_F.DUMP, ++seq);
  out.u32(type === RTM.GETLINK || type === RTM.GETQDISC || type === RTM.GETTCLASS ? AF.UNSPEC : AF.INET);
  out.u32(index);
  for (let at = 8; at < length; at += 4) out.u32(0);
  return socket.dump(out.finish());
}

function queuesOf(socket: NetlinkSocket) {
  const qdiscs = ask(socket, RTM.GETQDISC, 20);
  const classes = shapedInterfaces(qdiscs).flatMap((index) => ask(socket, RTM.GETTCLASS, 20, index));
  return seenQueues(qdiscs, classes);
}

function linkEnd(namespace: string, link: SeenLink, queues: ReturnType<typeof queuesOf>): LinkEnd {
  const { name, mac, alias, mtu, up, rpFilter, gsoMaxSegs } = link;
  return { namespace, name, mac, alias, mtu, up, rpFilter, gsoMaxSegs, ...queues.get(link.index) };
}
