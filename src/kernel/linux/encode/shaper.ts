import type { Shaper } from '../../../plane/plane.js';
import { ticksOf } from '../../../plane/ticks.js';
import { NLM_F, RTM, TCA } from '../netlink/constants.js';
import type { Writer } from '../netlink/writer.js';
import { CLASS, HTB, header, ROOT } from './tc.js';

const HTB_VERSION = 3;
const RATE_TO_QUANTUM = 10;
const LINKLAYER_ETHERNET = 1;
const HIGHEST_SHORT_RATE = 0xffffffff;

/** Refused with EEXIST where HTB stands already, which does no harm. */
export function htbRoot(w: Writer, seq: number, index: number): void {
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
}

/** Changes in place where it stands already: no queued packet is lost. */
export function htbClass(w: Writer, seq: number, shaper: Shaper, index: number): void {
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
