import { AF, DEVCONF, IF_OPER_UP, IFF_LOWER_UP, IFF_UP, IFLA, NLM_F, RTM } from '../netlink/constants.js';
import { attributeList, attributes, type Message, macText, text, u32 } from '../netlink/reader.js';
import type { NetlinkSocket } from '../netlink/socket.js';
import { writer } from '../netlink/writer.js';

/** One end of a cable as its namespace shows it; `peer` is the other end's index in its own namespace. */
export interface SeenLink {
  readonly index: number;
  readonly name: string;
  readonly alias: string;
  readonly mac: string;
  readonly mtu: number;
  readonly up: boolean;
  readonly rpFilter: boolean;
  readonly gsoMaxSegs: number;
  readonly peer: number | undefined;
  /** Bytes since it was made. */
  readonly sent: number;
  readonly received: number;
  readonly framesSent: number;
  readonly framesReceived: number;
}

export const seenLinks = (answers: readonly Message[]): SeenLink[] =>
  answers.filter(({ type }) => type === RTM.NEWLINK).map(seenLink);

/** The interfaces of the namespace that a socket was opened in. */
export const dumpLinks = (socket: NetlinkSocket): SeenLink[] => seenLinks(dump(socket));

function dump(socket: NetlinkSocket): Message[] {
  const out = writer(64);
  out.begin(RTM.GETLINK, NLM_F.DUMP, 1);
  for (let at = 0; at < 16; at += 4) out.u32(0);
  return socket.dump(out.finish());
}

/** It has no carrier to notice. */
const LOOPBACK = 1;

/**
 * The name of an interface that has a carrier, which the kernel has not yet come to using: what is sent is dropped.
 * Nothing else of them is read: this is asked of every namespace of a lab.
 */
export function wakingLink(socket: NetlinkSocket): string | undefined {
  const waking = dump(socket).find(isWaking);
  return waking && seenLink(waking).name;
}

function isWaking({ type, body }: Message): boolean {
  if (type !== RTM.NEWLINK || body.readInt32LE(4) === LOOPBACK) return false;
  if ((body.readUInt32LE(8) & IFF_LOWER_UP) === 0) return false;
  for (const [attribute, value] of attributeList(body, 16))
    if (attribute === IFLA.OPERSTATE) return value.readUInt8() !== IF_OPER_UP;
  return true;
}

function seenLink({ body }: Message): SeenLink {
  const attrs = attributes(body, 16);
  return {
    index: body.readInt32LE(4),
    name: text(attrs.get(IFLA.IFNAME)),
    alias: text(attrs.get(IFLA.IFALIAS)),
    mac: macText(attrs.get(IFLA.ADDRESS)),
    mtu: u32(attrs.get(IFLA.MTU)) ?? 0,
    up: (body.readUInt32LE(8) & IFF_UP) !== 0,
    rpFilter: rpFilter(attrs.get(IFLA.AF_SPEC)),
    gsoMaxSegs: u32(attrs.get(IFLA.GSO_MAX_SEGS)) ?? 0,
    peer: u32(attrs.get(IFLA.LINK)),
    ...carried(attrs.get(IFLA.STATS64)),
  };
}

/** Offsets in struct rtnl_link_stats64. */
const carried = (
  stats: Buffer | undefined,
): Pick<SeenLink, 'sent' | 'received' | 'framesSent' | 'framesReceived'> => ({
  framesReceived: Number(stats?.readBigUInt64LE(0) ?? 0n),
  framesSent: Number(stats?.readBigUInt64LE(8) ?? 0n),
  received: Number(stats?.readBigUInt64LE(16) ?? 0n),
  sent: Number(stats?.readBigUInt64LE(24) ?? 0n),
});

function rpFilter(families: Buffer | undefined): boolean {
  const inet = families && attributes(families).get(AF.INET);
  const settings = inet && attributes(inet).get(IFLA.INET_CONF);
  return settings !== undefined && settings.readUInt32LE((DEVCONF.RP_FILTER - 1) * 4) === 1;
}
