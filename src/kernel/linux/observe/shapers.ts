import type { Shaper } from '../../../plane/plane.js';
import { burstOf } from '../../../plane/ticks.js';
import { CLASS, LEAF } from '../encode/shaper.js';
import { RTM, TCA } from '../netlink/constants.js';
import { attributes, type Message, text } from '../netlink/reader.js';

/** Shapers by the index of their interface. `classes` are the answers for the interfaces that have HTB. */
export function seenShapers(qdiscs: readonly Message[], classes: readonly Message[]): Map<number, Shaper> {
  const queues = new Map<number, number>();
  for (const { type, body } of qdiscs) {
    if (type !== RTM.NEWQDISC || body.readUInt32LE(8) !== LEAF) continue;
    queues.set(body.readInt32LE(4), attributes(body, 20).get(TCA.OPTIONS)?.readUInt32LE(0) ?? 0);
  }
  const found = new Map<number, Shaper>();
  for (const { type, body } of classes) {
    if (type !== RTM.NEWTCLASS || body.readUInt32LE(8) !== CLASS) continue;
    const index = body.readInt32LE(4);
    found.set(index, shaperOf(attributes(body, 20), queues.get(index) ?? 0));
  }
  return found;
}

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
