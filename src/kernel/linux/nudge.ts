import type { LinkEnd } from '../../plane/plane.js';
import { linkAdd, linkDelete, linkSet, loopbackTouch, type NewEnd } from './encode/link.js';
import type { NetlinkSocket } from './netlink/socket.js';
import { type Writer, writer } from './netlink/writer.js';
import { MARK } from './observe/namespace.js';

const BYTES = 1024;
/** Above all that are given out by hand, and free in a namespace of our own. */
const INDEXES = [0x7fff0001, 0x7fff0002] as const;

const end = (name: string, mac: string): LinkEnd => ({
  namespace: '',
  name,
  mac,
  alias: `${MARK}nudge`,
  mtu: 1500,
  up: true,
  rpFilter: false,
  gsoMaxSegs: 65_535,
});
const A = end('nudge-a', '02:00:00:00:00:01');
const B = end('nudge-b', '02:00:00:00:00:02');

/**
 * Makes the kernel look at carriers now. Of the cables that have come up it sees to 200 at a time and to the others later,
 * 100 a second, unless a carrier changes meanwhile (net/core/link_watch.c). So one does, of a cable that leads nowhere: it
 * lies in the namespace in which the lab stands, of which `home` is a descriptor and where `socket` was opened.
 */
export function nudge(socket: NetlinkSocket, home: number): void {
  const made = (made: LinkEnd, index: number): NewEnd => ({ end: made, index, namespaceFd: home });
  say(
    socket,
    (w, seq) => linkAdd(w, seq, made(A, INDEXES[0]), made(B, INDEXES[1])),
    (w, seq) => linkSet(w, seq, B, INDEXES[1]),
    (w, seq) => linkDelete(w, seq, INDEXES[0]),
  );
}

/** Ends when the kernel has ended what it was about with any interface: it does one thing at a time. */
export const barrier = (socket: NetlinkSocket): void => say(socket, loopbackTouch);

function say(socket: NetlinkSocket, ...writes: ((w: Writer, seq: number) => void)[]): void {
  const out = writer(BYTES);
  for (const [i, write] of writes.entries()) write(out, i + 1);
  // Refused it does no harm: then the kernel comes to it in its own time.
  socket.transact(out.finish(), writes.length);
}
