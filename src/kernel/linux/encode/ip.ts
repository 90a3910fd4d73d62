import type { Address, KernelRoute, Neighbour, PolicyRule } from '../../../plane/plane.js';
import {
  AF,
  FR_ACT_TO_TBL,
  FRA,
  IFA,
  NDA,
  NLM_F,
  NUD_PERMANENT,
  RT_SCOPE,
  RTA,
  RTM,
  RTN,
  RTNH_F_ONLINK,
  RTPROT_STATIC,
} from '../netlink/constants.js';
import type { Writer } from '../netlink/writer.js';

const RT_TABLE_UNSPEC = 0;
const HIGHEST_SHORT_TABLE = 255;

export function address(
  w: Writer,
  seq: number,
  verb: 'replace' | 'delete',
  { cidr }: Address,
  index: number,
): void {
  const [ip = '', bits] = cidr.split('/');
  if (verb === 'replace') w.begin(RTM.NEWADDR, NLM_F.CREATE | NLM_F.REPLACE, seq);
  else w.begin(RTM.DELADDR, 0, seq);
  w.u8(AF.INET);
  w.u8(Number(bits));
  w.u8(0);
  w.u8(RT_SCOPE.UNIVERSE);
  w.u32(index);
  w.attrIp(IFA.LOCAL, ip);
  w.attrIp(IFA.ADDRESS, ip);
  w.attrU32(IFA.FLAGS, IFA.F_NOPREFIXROUTE);
}

export function neighbour(
  w: Writer,
  seq: number,
  verb: 'replace' | 'delete',
  row: Neighbour,
  index: number,
): void {
  if (verb === 'replace') w.begin(RTM.NEWNEIGH, NLM_F.CREATE | NLM_F.REPLACE, seq);
  else w.begin(RTM.DELNEIGH, 0, seq);
  w.u8(AF.INET);
  w.u8(0);
  w.u16(0);
  w.u32(index);
  w.u16(NUD_PERMANENT);
  w.u8(0);
  w.u8(RTN.UNICAST);
  w.attrIp(NDA.DST, row.address);
  if (verb === 'replace') w.attrMac(NDA.LLADDR, row.mac);
}

/** `index` is that of the route's device; 0 for a black hole. */
export function route(
  w: Writer,
  seq: number,
  verb: 'replace' | 'delete',
  row: KernelRoute,
  index: number,
): void {
  const [ip = '', bits] = row.dst.split('/');
  if (verb === 'replace') w.begin(RTM.NEWROUTE, NLM_F.CREATE | NLM_F.REPLACE, seq);
  else w.begin(RTM.DELROUTE, 0, seq);
  w.u8(AF.INET);
  w.u8(Number(bits));
  w.u8(0);
  w.u8(0);
  w.u8(row.table <= HIGHEST_SHORT_TABLE ? row.table : RT_TABLE_UNSPEC);
  w.u8(RTPROT_STATIC);
  w.u8(row.type === 'unicast' && !row.via ? RT_SCOPE.LINK : RT_SCOPE.UNIVERSE);
  w.u8(row.type === 'unicast' ? RTN.UNICAST : RTN.BLACKHOLE);
  w.u32(row.via ? RTNH_F_ONLINK : 0);
  w.attrU32(RTA.TABLE, row.table);
  if (Number(bits) > 0) w.attrIp(RTA.DST, ip);
  if (index > 0) w.attrU32(RTA.OIF, index);
  if (row.via) w.attrIp(RTA.GATEWAY, row.via);
  if (row.src) w.attrIp(RTA.PREFSRC, row.src);
}

export function rule(w: Writer, seq: number, verb: 'add' | 'delete', row: PolicyRule): void {
  if (verb === 'add') w.begin(RTM.NEWRULE, NLM_F.CREATE | NLM_F.EXCL, seq);
  else w.begin(RTM.DELRULE, 0, seq);
  w.u8(AF.INET);
  w.u8(0);
  w.u8(0);
  w.u8(0);
  w.u8(RT_TABLE_UNSPEC);
  w.u8(0);
  w.u8(0);
  w.u8(FR_ACT_TO_TBL);
  w.u32(0);
  w.attrU32(FRA.PRIORITY, row.priority);
  w.attrText(FRA.IIFNAME, row.iif);
  w.attrU32(FRA.TABLE, row.table);
}
