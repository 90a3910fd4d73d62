import { AF, DEVCONF, IFF_UP, IFLA, RTM } from '../netlink/constants.js';
import { attributes, type Message, macText, text, u32 } from '../netlink/reader.js';

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
}

export const seenLinks = (answers: readonly Message[]): SeenLink[] =>
  answers.filter(({ type }) => type === RTM.NEWLINK).map(seenLink);

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
  };
}

function rpFilter(families: Buffer | undefined): boolean {
  const inet = families && attributes(families).get(AF.INET);
  const settings = inet && attributes(inet).get(IFLA.INET_CONF);
  return settings !== undefined && settings.readUInt32LE((DEVCONF.RP_FILTER - 1) * 4) === 1;
}
