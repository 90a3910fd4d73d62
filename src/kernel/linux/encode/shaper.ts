import type { Shaper } from '../../../plane/plane.js';
import { ticksOf } from '../../../plane/ticks.js';
import { AF, NLM_F, RTM, TCA } from '../netlink/constants.js';
import type { Writer } from '../netlink/writer.js';

export const ROOT = 0xffffffff;
export const HTB = 0x00010000;
export const CLASS = 0x00010001;
export const LEAF = 0x00100000;
const HTB_VERSION = 3;
const RATE_TO_QUANTUM = 10;
const LINKLAYER_ETHERNET = 1;
const HIGHEST_SHORT_RATE = 0xffffffff;

/** struct tcmsg */
function header(w: Writer, index: number, handle: number, parent: number): void {
  w.u32(AF.UNSPEC);
  w.u32(index);
  w.u32(handle);
  w.u32(parent);
  w.u32(0);
}

/** Numbers of messages that `shaperSet` writes: each takes a sequence number. */
export const SHAPER_MESSAGES = 3;

/**
 * HTB with one class and a leaf that counts bytes. Where HTB stands already the first message is refused with EEXIST,
 * which does no harm: class and leaf change in place, and no queued packet is lost.
 */
export function shaperSet(w: Writer, seq: number, shaper: Shaper, index: number): void {
  w.begin(RTM.NEWQDISC, NLM_F.CREATE | NLM_F.EXCL, seq);
  header(w, index, HTB, ROOT);
  w.attrText(TCA.KIND, 'htb');
  w.nest(TCA.OPTIONS, () => {
    const glob = Buffer.alloc(20);
    glob.writeUInt32LE(HTB_VERSION, 0);
    glob.writeUInt32LE(RATE_TO_QUANTUM, 4);
    glob.writeUInt32LE(1, 8);
    w.attrBytes(TCA.HTB_INIT, glob);
  });
  htbClass(w, seq + 1, shaper, index);
  w.begin(RTM.NEWQDISC, NLM_F.CREATE | NLM_F.REPLACE, seq + 2);
  header(w, index, LEAF, CLASS);
  w.attrText(TCA.KIND, 'bfifo');
  const limit = Buffer.alloc(4);
  limit.writeUInt32LE(shaper.queue);
  w.attrBytes(TCA.OPTIONS, limit);
}

function htbClass(w: Writer, seq: number, shaper: Shaper, index: number): void {
  const bytes = Math.round(shaper.rate / 8);
  const parms = Buffer.alloc(44);
  for (const at of [0, 12]) {
    parms.writeUInt8(LINKLAYER_ETHERNET, at + 1);
    parms.writeUInt32LE(Math.min(bytes, HIGHEST_SHORT_RATE), at + 8);
  }
  const ticks = ticksOf(shaper);
  parms.writeUInt32LE(ticks, 24);
  parms.writeUInt32LE(ticks, 28);
  parms.writeUInt32LE(shaper.quantum, 32);
  w.begin(RTM.NEWTCLASS, NLM_F.CREATE | NLM_F.REPLACE, seq);
  header(w, index, CLASS, HTB);
  w.attrText(TCA.KIND, 'htb');
  w.nest(TCA.OPTIONS, () => {
    w.attrBytes(TCA.HTB_PARMS, parms);
    if (bytes >= HIGHEST_SHORT_RATE) {
      w.attrU64(TCA.HTB_RATE64, BigInt(bytes));
      w.attrU64(TCA.HTB_CEIL64, BigInt(bytes));
    }
  });
}

export function shaperDelete(w: Writer, seq: number, index: number): void {
  w.begin(RTM.DELQDISC, 0, seq);
  header(w, index, HTB, ROOT);
}
