import type { Address, KernelRoute, Neighbour, PolicyRule } from '../../../plane/plane.js';
import { FRA, IFA, NDA, NUD_PERMANENT, RTA, RTM, RTN, RTPROT_STATIC } from '../netlink/constants.js';
import { attributes, ipText, type Message, macText, text, u32 } from '../netlink/reader.js';

type Names = ReadonlyMap<number, string>;

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const FIRST_RULE_OF_THE_KERNEL = 32_766;

/** Addresses that we set: those that make no route of their own. */
export const seenAddresses = (answers: readonly Message[], names: Names): Address[] =>
  answers
    .filter(({ type }) => type === RTM.NEWADDR)
    .flatMap(({ body }) => {
      const attrs = attributes(body, 8);
      const dev = names.get(body.readUInt32LE(4));
      const ours = ((u32(attrs.get(IFA.FLAGS)) ?? 0) & IFA.F_NOPREFIXROUTE) !== 0;
      return dev && ours ? [{ dev, cidr: `${ipText(attrs.get(IFA.LOCAL))}/${body.readUInt8(1)}` }] : [];
    })
    .sort((a, b) => order(a.dev, b.dev) || order(a.cidr, b.cidr));

export const seenNeighbours = (answers: readonly Message[], names: Names): Neighbour[] =>
  answers
    .filter(({ type, body }) => type === RTM.NEWNEIGH && body.readUInt16LE(8) === NUD_PERMANENT)
    .flatMap(({ body }) => {
      const attrs = attributes(body, 12);
      const dev = names.get(body.readUInt32LE(4));
      const address = ipText(attrs.get(NDA.DST));
      return dev && address ? [{ dev, address, mac: macText(attrs.get(NDA.LLADDR)) }] : [];
    })
    .sort((a, b) => order(a.dev, b.dev) || order(a.address, b.address));

/** Routes that we set: `proto static`, whatever their table. */
export const seenRoutes = (answers: readonly Message[], names: Names): KernelRoute[] =>
  answers
    .filter(({ type, body }) => type === RTM.NEWROUTE && body.readUInt8(5) === RTPROT_STATIC)
    .map(({ body }) => seenRoute(body, names))
    .sort((a, b) => a.table - b.table || order(a.dst, b.dst));

function seenRoute(body: Buffer, names: Names): KernelRoute {
  const attrs = attributes(body, 12);
  const dev = names.get(u32(attrs.get(RTA.OIF)) ?? 0);
  const via = ipText(attrs.get(RTA.GATEWAY));
  const src = ipText(attrs.get(RTA.PREFSRC));
  const black = body.readUInt8(7) === RTN.BLACKHOLE;
  return {
    dst: `${ipText(attrs.get(RTA.DST)) ?? '0.0.0.0'}/${body.readUInt8(1)}`,
    type: black ? 'blackhole' : 'unicast',
    ...(dev && !black ? { dev } : {}),
    ...(via ? { via } : {}),
    ...(src ? { src } : {}),
    table: u32(attrs.get(RTA.TABLE)) ?? body.readUInt8(4),
  };
}

export const seenRules = (answers: readonly Message[]): PolicyRule[] =>
  answers
    .filter(({ type }) => type === RTM.NEWRULE)
    .flatMap(({ body }) => {
      const attrs = attributes(body, 12);
      const priority = u32(attrs.get(FRA.PRIORITY)) ?? 0;
      const iif = text(attrs.get(FRA.IIFNAME));
      const table = u32(attrs.get(FRA.TABLE)) ?? body.readUInt8(4);
      return iif && priority < FIRST_RULE_OF_THE_KERNEL ? [{ priority, iif, table }] : [];
    })
    .sort((a, b) => a.priority - b.priority);
