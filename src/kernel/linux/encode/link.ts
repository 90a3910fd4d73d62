import type { LinkEnd } from '../../../plane/plane.js';
import { AF, DEVCONF, IF_OPER_DORMANT, IFF_UP, IFLA, NLM_F, RTM } from '../netlink/constants.js';
import type { Writer } from '../netlink/writer.js';

const TX_QUEUE = 1000;

/** struct ifinfomsg; `change` says which of the flags count. */
function header(w: Writer, index: number, flags: number, change: number): void {
  w.u8(AF.UNSPEC);
  w.u8(0);
  w.u16(0);
  w.u32(index);
  w.u32(flags);
  w.u32(change);
}

/** An end that is to be made, with its index, in the namespace of a descriptor. */
export interface NewEnd {
  readonly end: LinkEnd;
  readonly index: number;
  readonly namespaceFd: number;
}

function identity(w: Writer, { end, namespaceFd }: NewEnd): void {
  w.attrText(IFLA.IFNAME, end.name);
  w.attrMac(IFLA.ADDRESS, end.mac);
  w.attrU32(IFLA.MTU, end.mtu);
  w.attrU32(IFLA.TXQLEN, TX_QUEUE);
  w.attrU32(IFLA.NUM_TX_QUEUES, 1);
  w.attrU32(IFLA.NUM_RX_QUEUES, 1);
  // A new one counts as running before the kernel has looked for its carrier: nobody could tell when it has.
  w.attrU8(IFLA.OPERSTATE, IF_OPER_DORMANT);
  w.attrU32(IFLA.NET_NS_FD, namespaceFd);
}

/** A veth pair with each end made in its namespace; sent from any namespace. The first is set up, if it is to be. */
export function linkAdd(w: Writer, seq: number, first: NewEnd, second: NewEnd): void {
  w.begin(RTM.NEWLINK, NLM_F.CREATE | NLM_F.EXCL, seq);
  header(w, first.index, first.end.up ? IFF_UP : 0, IFF_UP);
  identity(w, first);
  w.nest(IFLA.LINKINFO, () => {
    w.attrText(IFLA.INFO_KIND, 'veth');
    w.nest(IFLA.INFO_DATA, () =>
      w.nest(IFLA.VETH_INFO_PEER, () => {
        header(w, second.index, 0, 0);
        identity(w, second);
      }),
    );
  });
}

/**
 * What can be changed on a standing end; sent inside its namespace. Not its MAC: to set it, even to what it is, makes the
 * kernel forget the interface's neighbours.
 */
export function linkSet(w: Writer, seq: number, end: LinkEnd, index: number): void {
  w.begin(RTM.NEWLINK, 0, seq);
  header(w, index, end.up ? IFF_UP : 0, IFF_UP);
  // The kernel calls it up until it gets round to noticing. Were it set up again before, it would pass for in use.
  if (!end.up) w.attrU8(IFLA.OPERSTATE, IF_OPER_DORMANT);
  w.attrU32(IFLA.MTU, end.mtu);
  w.attrName(IFLA.IFALIAS, end.alias);
  w.attrU32(IFLA.GSO_MAX_SEGS, end.gsoMaxSegs);
  w.nest(IFLA.AF_SPEC, () =>
    w.nest(AF.INET, () =>
      w.nest(IFLA.INET_CONF, () => {
        w.attrU32(DEVCONF.RP_FILTER, end.rpFilter ? 1 : 0);
        w.attrU32(DEVCONF.SEND_REDIRECTS, 0);
      }),
    ),
  );
}

/** Loopback up, carrying a namespace's label as its alias. */
export function loopbackSet(w: Writer, seq: number, alias: string): void {
  w.begin(RTM.NEWLINK, 0, seq);
  header(w, 1, IFF_UP, IFF_UP);
  w.attrName(IFLA.IFALIAS, alias);
}

/** Changes nothing. */
export function loopbackTouch(w: Writer, seq: number): void {
  w.begin(RTM.NEWLINK, 0, seq);
  header(w, 1, 0, 0);
}

/** One end takes the other along. */
export function linkDelete(w: Writer, seq: number, index: number): void {
  w.begin(RTM.DELLINK, 0, seq);
  header(w, index, 0, 0);
}
