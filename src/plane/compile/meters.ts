import type { Fabric } from '../../fabric/fabric.js';
import { type Way, wayOf } from '../../fabric/way.js';
import { rows } from '../../model/json.js';
import { withEdges } from './edge.js';
import { linkInterface } from './links.js';
import { routerNamespace } from './names.js';

/** The interface whose sent bytes are those of one direction between two regions: after its shaper. */
export interface MeterPoint {
  readonly namespace: string;
  readonly dev: string;
  readonly way: Way;
}

/** Where to read what crosses regions, in the plane that `compile` makes of the fabric. */
export function meterPoints(given: Fabric): MeterPoint[] {
  const fabric = withEdges(given);
  return rows(fabric.links).flatMap((link) =>
    ([0, 1] as const).flatMap((end) => {
      const way = wayOf(fabric, link, end);
      const router = fabric.routers[link.ends[end]];
      return way && router ? [{ namespace: routerNamespace(router), dev: linkInterface(link), way }] : [];
    }),
  );
}
