import { partsOf } from '../../../plane/loss.js';
import type { LineDelay } from '../../../plane/plane.js';
import { NLM_F, RTM, TCA, TCA_NETEM } from '../netlink/constants.js';
import type { Writer } from '../netlink/writer.js';
import { header, NETEM } from './tc.js';

/** Bytes per second beyond all lines: with a rate, whatever it is, netem lets no packet overtake another. */
const KEEP_ORDER = 125_000_000_000n;
const HIGHEST_SHORT_RATE = 0xffffffff;

/** netem below `parent`; changes in place where it stands there already. */
export function netem(w: Writer, seq: number, delay: LineDelay, index: number, parent: number): void {
  w.begin(RTM.NEWQDISC, NLM_F.CREATE | NLM_F.REPLACE, seq);
  header(w, index, NETEM, parent);
  w.attrText(TCA.KIND, 'netem');
  w.nest(TCA.OPTIONS, () => {
    // struct tc_netem_qopt: latency and jitter, which are told exactly below, are its first and last words.
    for (const word of [0, delay.limit, partsOf(delay.loss), 0, 0, 0]) w.u32(word);
    w.attrU64(TCA_NETEM.LATENCY64, BigInt(delay.latency));
    w.attrU64(TCA_NETEM.JITTER64, BigInt(delay.jitter));
    const rate = Buffer.alloc(16); // struct tc_netem_rate
    rate.writeUInt32LE(HIGHEST_SHORT_RATE);
    w.attrU64(TCA_NETEM.RATE64, KEEP_ORDER);
    w.attrBytes(TCA_NETEM.RATE, rate);
  });
}
