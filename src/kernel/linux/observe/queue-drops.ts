import { AF, NLM_F, RTM, TCA, TCA_STATS } from '../netlink/constants.js';
import { attributes } from '../netlink/reader.js';
import type { NetlinkSocket } from '../netlink/socket.js';
import { writer } from '../netlink/writer.js';

/** Bytes of struct tcmsg. */
const HEADER = 20;
/** Of `drops` in struct gnet_stats_queue. */
const DROPS = 8;

/**
 * What the queues of each interface have dropped, by its index. A queue inside another tells it, or does not: the
 * largest count of an interface is that of its packets.
 */
export function dumpQueueDrops(socket: NetlinkSocket): ReadonlyMap<number, number> {
  const out = writer(64);
  out.begin(RTM.GETQDISC, NLM_F.DUMP, 1);
  out.u32(AF.UNSPEC);
  for (let at = 4; at < HEADER; at += 4) out.u32(0);
  const drops = new Map<number, number>();
  for (const { type, body } of socket.dump(out.finish())) {
    const stats = attributes(body, HEADER).get(TCA.STATS2);
    const queue = stats && attributes(stats).get(TCA_STATS.QUEUE);
    if (type !== RTM.NEWQDISC || !queue) continue;
    const index = body.readInt32LE(4);
    drops.set(index, Math.max(drops.get(index) ?? 0, queue.readUInt32LE(DROPS)));
  }
  return drops;
}
