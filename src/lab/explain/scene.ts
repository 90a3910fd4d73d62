import { lookup } from '../../analyze/lookup.js';
import type { Hop } from '../../analyze/verdict.js';
import type { Fabric } from '../../fabric/fabric.js';
import { ip } from '../../model/cidr.js';
import type { CableWay, Trails } from '../../plane/compile/trail.js';
import type { Plane } from '../../plane/plane.js';
import type { Moved } from './moved.js';

/** A lab in which one packet was sent. */
export interface Scene {
  readonly fabric: Fabric;
  readonly plane: Plane;
  readonly trails: Trails;
  readonly moved: Moved;
}

/** What is predicted of a packet that goes from a host. */
export interface Way {
  readonly from: string;
  /** The host that is meant. */
  readonly to: string;
  /** Where the packet is addressed to. */
  readonly destination: string;
  readonly hops: readonly Hop[];
  /** Why it does not arrive: a reason code; absent: it does. */
  readonly stop?: string;
}

/** The cables out of a hop by which the packet is to go on; none where it is to end. */
export function cablesOut({ trails }: Scene, { hops, to, stop }: Way, at: number): readonly CableWay[] {
  const hop = hops[at];
  if (hop?.link !== undefined) return trails.overLink(hop.router, hop.link);
  return at === hops.length - 1 && stop === undefined ? [trails.toHost(to)] : [];
}

/** All cables of a way, from the first host on. */
export const cablesOf = (scene: Scene, way: Way): CableWay[] => [
  ...(way.hops.length > 0 ? [scene.trails.fromHost(way.from)] : []),
  ...way.hops.flatMap((_hop, at) => cablesOut(scene, way, at)),
];

/** Whether the table that decides at a hop leads anywhere: Linux asks it before any filter. */
export function hasRoute({ fabric }: Scene, { hops, destination }: Way, at: number): boolean {
  const router = fabric.routers[hops[at]?.router ?? ''];
  const target = router && lookup(router, hops[at - 1]?.link, ip(destination))?.target;
  if (!target || target.kind === 'blackhole') return false;
  return (target.kind === 'host' ? fabric.hosts[target.host] : fabric.links[target.link])?.up ?? false;
}
