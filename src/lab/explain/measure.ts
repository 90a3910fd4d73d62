import type { Flow, Verdict } from '../../analyze/verdict.js';
import { deriveFabric } from '../../cloud/fabric.js';
import type { World } from '../../cloud/world.js';
import type { MeasuredFlow } from '../../explain/measured.js';
import type { Fabric } from '../../fabric/fabric.js';
import type { Kernel } from '../../kernel/kernel.js';
import { trails } from '../../plane/compile/trail.js';
import type { Plane } from '../../plane/plane.js';
import type { MeshProbe } from '../../probe/mesh/carrier.js';
import { type SingleAnswer, single } from '../../probe/mesh/single.js';
import { verdict } from '../ends.js';
import { silenceMs } from '../measure.js';
import { planeOf } from '../plan.js';
import { NOTHING, reconcile } from '../reconcile.js';
import { type Ends, judgeFlow } from './judge.js';
import { movedBetween } from './moved.js';

/** Packets that queues or lossy lines swallow are sent again, so often at most. */
const MOST_SENT = 20;

/**
 * Builds a world's network on an empty kernel, sends the flow's first packet while nothing else is sent, and sets the
 * counters that it moved against the prediction. The flow's hosts have to be there.
 */
export async function measureFlow(kernel: Kernel, world: World, flow: Flow): Promise<MeasuredFlow> {
  const plane = planeOf(world);
  await reconcile(kernel, NOTHING, plane);
  return traceFlow(kernel, deriveFabric(world), plane, flow, verdict(world, flow));
}

/** The kernel has to hold the fabric, and nothing else may be sent in it. */
export async function traceFlow(
  kernel: Pick<Kernel, 'within' | 'packetCounters'>,
  fabric: Fabric,
  plane: Plane,
  flow: Flow,
  predicted: Verdict,
): Promise<MeasuredFlow> {
  if (flow.from === flow.to) return ITSELF;
  const ends = endsOf(fabric, flow);
  const names = plane.namespaces.map(({ name }) => name);
  const scenery = { fabric, plane, trails: trails(fabric) };
  const waitMs = silenceMs({ ...predicted, ...slowest(fabric, predicted) });
  for (let sent = 1; ; sent++) {
    const before = await kernel.packetCounters(names);
    const answer = await sendOne(kernel, ends, flow, waitMs);
    const moved = movedBetween(before, await kernel.packetCounters(names));
    const measured = judgeFlow({ ...scenery, moved }, ends, predicted, answer);
    const byChance = !measured.agrees && moved.anyQueueDrops;
    if (!byChance || sent === MOST_SENT) return { sent: answer.sent ? sent : 0, ...measured };
  }
}

const ITSELF: MeasuredFlow = {
  agrees: true,
  fate: 'nothing-sent',
  sent: 0,
  text: 'a host reaches itself without a packet',
  path: [],
  returnPath: [],
};

function endsOf({ hosts }: Fabric, { from, to, toAddress }: Flow): Ends {
  const [source, target] = [hosts[from], hosts[to]];
  if (!source || !target) throw new Error(`no host ${source ? to : from}`);
  return { from, to, source: source.address, destination: toAddress ?? target.address };
}

const sendOne = (
  kernel: Pick<Kernel, 'within'>,
  { from, to, source, destination }: Ends,
  flow: Flow,
  waitMs: number,
): Promise<SingleAnswer> =>
  single(kernel, {
    from: { namespace: from, address: source },
    to: { namespace: to, address: destination },
    probe: probeOf(flow),
    waitMs,
  });

function probeOf({ protocol, port }: Flow): MeshProbe {
  if (protocol === 'icmp') return { protocol };
  if (port === undefined) throw new Error(`a flow of ${protocol} has a port`);
  return { protocol, port };
}

/** The slowest line of a way that may end before its answer is back: until then its packet is under way. */
function slowest(
  fabric: Fabric,
  { path, returnPath, roundTrip }: Verdict,
): Pick<Verdict, 'rate' | 'roundTrip'> {
  const links = [...path, ...returnPath].flatMap(({ link }) =>
    link === undefined ? [] : (fabric.links[link] ?? []),
  );
  const rate = Math.min(...links.flatMap((link) => link.rate ?? []));
  const rtt = links
    .flatMap((link) => link.delay ?? [])
    .reduce((sum, one) => sum + one.latency + one.jitter, 0);
  return {
    ...(Number.isFinite(rate) && { rate }),
    roundTrip: roundTrip ?? { rtt, jitter: 0, loss: 0 },
  };
}
