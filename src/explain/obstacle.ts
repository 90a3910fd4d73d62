import { narrowest } from '../analyze/limits.js';
import { leg, packetOf, predict } from '../analyze/predict.js';
import type { Flow, Verdict } from '../analyze/verdict.js';
import { deriveFabric } from '../cloud/fabric.js';
import type { Obstacle } from '../cloud/remedies.js';
import { whyNoRoute } from '../cloud/why.js';
import type { World } from '../cloud/world.js';
import type { Fabric } from '../fabric/fabric.js';
import type { Goal } from './goal.js';

/** What the configuration says of a flow. Throws for hosts that the world does not have. */
export const verdictOf = (world: World, flow: Flow): Verdict =>
  predict(deriveFabric(world), flow, (router, host, address, ingress) =>
    whyNoRoute(world, router, host, address, ingress),
  );

/**
 * What stops a flow, with the packet it stopped; or what keeps it below the rate it should have. Absent: it comes to its
 * goal.
 */
export function obstacleOf(world: World, flow: Flow, goal: Goal = {}): Obstacle | undefined {
  const verdict = verdictOf(world, flow);
  const fabric = deriveFabric(world);
  if (verdict.reachable) return slowAt(fabric, flow, goal);
  const { code, direction = 'forward', object = '', text } = verdict;
  return code && { code, object, text, direction, ...stoppedAt(fabric, flow, direction) };
}

/** The narrowest shaper on the request's way, if it is too narrow. */
function slowAt(fabric: Fabric, flow: Flow, { rate: wanted }: Goal): Obstacle | undefined {
  const [from, to] = [fabric.hosts[flow.from], fabric.hosts[flow.to]];
  if (wanted === undefined || !from || !to || from === to) return undefined;
  const limit = narrowest(fabric, leg(fabric, flow, from, to, 'request').links);
  if (!limit || limit.rate >= wanted) return undefined;
  const { code, object, text, router, link } = limit;
  const { ingress: _last, ...packet } = stoppedAt(fabric, flow, 'forward');
  return { code, object, text, direction: 'forward', ...packet, router, narrow: { link, wanted } };
}

type Stopped = Omit<Obstacle, 'code' | 'object' | 'text' | 'direction'>;

function stoppedAt(fabric: Fabric, flow: Flow, direction: Obstacle['direction']): Stopped {
  const ends = [fabric.hosts[flow.from], fabric.hosts[flow.to]];
  const [from, to] = direction === 'forward' ? ends : ends.reverse();
  if (!from || !to) throw new TypeError(`no host ${flow.from} or ${flow.to}`);
  const kind = direction === 'forward' ? 'request' : 'answer';
  const { protocol, source, destination, port, sourcePort } = packetOf(flow, from, to, kind);
  return {
    from: from.id,
    to: to.id,
    source,
    destination,
    protocol,
    ...(port === undefined ? {} : { port }),
    ...(sourcePort === undefined ? {} : { sourcePort }),
    ...(from.up ? placeOf(leg(fabric, flow, from, to, kind)) : {}),
  };
}

/** The router where a walk ended, and the link by which it came there. */
function placeOf({ hops, links }: ReturnType<typeof leg>): Pick<Stopped, 'router' | 'ingress'> {
  const router = hops.at(-1)?.router;
  const ingress = links[hops.length - 2]?.link.id;
  return { ...(router === undefined ? {} : { router }), ...(ingress === undefined ? {} : { ingress }) };
}
