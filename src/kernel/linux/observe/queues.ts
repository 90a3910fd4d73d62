import { lossOf } from '../../../plane/loss.js';
import type { LineDelay, Queue, Shaper } from '../../../plane/plane.js';
import { burstOf } from '../../../plane/ticks.js';
import { CLASS, INNER_LEAF, LEAF, NETEM } from '../encode/tc.js';
import { RTM, TCA, TCA_NETEM } from '../netlink/constants.js';
import { attributes, type Message, text } from '../netlink/reader.js';

/** Queues by the index of their interface. `classes` are the answers for the interfaces that have HTB. */
export function seenQueues(qdiscs: readonly Message[], classes: readonly Message[]): Map<number, Queue> {
  const limits = new Map<number, number>();
  const found = new Map<number, Queue>();
  for (const { type, body } of qdiscs) {
    if (type !== RTM.NEWQDISC) continue;
    const [index, handle] = [body.readInt32LE(4), body.readUInt32LE(8)];
    const options = attributes(body, 20).get(TCA.OPTIONS);
    if (!options) continue;
    if (handle === LEAF || handle === INNER_LEAF) limits.set(index, options.readUInt32LE(0));
    if (handle === NETEM) found.set(index, { delay: delayOf(options) });
  }
  // A rate that was refused half-way: HTB whose class was never made.
  for (const index of shapedInterfaces(qdiscs)) found.set(index, { shaper: NO_CLASS, ...found.get(index) });
  for (const { type, body } of classes) {
    if (type !== RTM.NEWTCLASS || body.readUInt32LE(8) !== CLASS) continue;
    const index = body.readInt32LE(4);
    const shaper = shaperOf(attributes(body, 20), limits.get(index) ?? 0);
    found.set(index, { ...found.get(index), shaper });
  }
  return found;
}

const NO_CLASS: Shaper = { rate: 0, burst: 0, queue: 0, quantum: 0 };

/** Interfaces with HTB at the root. */
export const shapedInterfaces = (qdiscs: readonly Message[]): number[] =>
  qdiscs
    .filter(({ type, body }) => type === RTM.NEWQDISC && text(attributes(body, 20).get(TCA.KIND)) === 'htb')
    .map(({ body }) => body.readInt32LE(4));

function shaperOf(attrs: ReadonlyMap<number, Buffer>, queue: number): Shaper {
  const options = attributes(attrs.get(TCA.OPTIONS) ?? Buffer.alloc(0));
  const parms = options.get(TCA.HTB_PARMS) ?? Buffer.alloc(44);
  const long = options.get(TCA.HTB_RATE64);
  const rate = (long ? Number(long.readBigUInt64LE(0)) : parms.readUInt32LE(8)) * 8;
  return { rate, burst: burstOf(rate, parms.readUInt32LE(24)), queue, quantum: parms.readUInt32LE(32) };
}

/** struct tc_netem_qopt, and behind it attributes, of which two tell the times exactly. */
function delayOf(options: Buffer): LineDelay {
  const attrs = attributes(options, 24);
  const time = (type: number): number => Number(attrs.get(type)?.readBigInt64LE(0) ?? 0n);
  return {
    latency: time(TCA_NETEM.LATENCY64),
    jitter: time(TCA_NETEM.JITTER64),
    loss: lossOf(options.readUInt32LE(8)),
    limit: options.readUInt32LE(4),
  };
}
