import type { Cidr } from '../../../model/cidr.js';
import { find } from '../../lookup.js';
import type { World } from '../../world.js';
import type { Attachment, Cen } from '../state/cen.js';
import { type CenRoute, denied, type Other, rejected } from './cen-route.js';
import { domainOf } from './domain.js';
import { type Hurdle, hurdleIn } from './hurdle.js';
import { type Gate, gateTo, mapsOf } from './maps.js';
import { tableIdOf } from './own.js';
import { pass } from './travel.js';

/** What a network makes of the routes of its CEN. */
export interface Learned {
  readonly learned: readonly CenRoute[];
  /** The others, with what stands in their way. */
  readonly refused: readonly CenRoute[];
}

const known = new WeakMap<World, Map<string, Learned>>();

/** What an attached network takes from its CEN; nothing while it is not Attached. Derived once for each network. */
export function learnedBy(world: World, row: Attachment): Learned {
  const byNetwork = known.get(world) ?? new Map<string, Learned>();
  known.set(world, byNetwork);
  const key = `${row.CenId}/${row.ChildInstanceId}`;
  const learned = byNetwork.get(key) ?? derive(world, row);
  byNetwork.set(key, learned);
  return learned;
}

/**
 * A network is offered what serves in its region, past the maps that go out to it. It takes what nothing of its own
 * stands in the way of; once that is gone, it takes the route by itself.
 */
function derive(world: World, row: Attachment): Learned {
  const learned: CenRoute[] = [];
  const refused: CenRoute[] = [];
  for (const route of offered(world, row)) (route.status === 'Active' ? learned : refused).push(route);
  return { learned, refused };
}

function offered(world: World, row: Attachment): CenRoute[] {
  const cen = find(world.alibaba.cens, row.CenId);
  if (!cen || row.Status !== 'Attached') return [];
  const region = row.ChildInstanceRegionId;
  const gate = gateTo(mapsOf(world, row.CenId, region, 'RegionOut'), {
    kind: 'network',
    region,
    id: row.ChildInstanceId,
    type: row.ChildInstanceType,
    table: tableIdOf(world, row),
  });
  const hurdle = hurdleIn(world, cen, row.ChildInstanceId);
  return (domainOf(world, row.CenId).regions.get(region)?.routes ?? [])
    .filter(({ network }) => network !== row.ChildInstanceId)
    .map((route) => (route.status === 'Active' ? received(row, route, gate, hurdle(route)) : route));
}

function received(row: Attachment, route: CenRoute, gate: Gate, hurdle: Hurdle | undefined): CenRoute {
  const passed = pass<CenRoute>(route, gate, 'outMaps');
  if (passed.denied)
    return { ...route, ...denied(route, passed.denied, otherAt(row, route.cidr), row.ChildInstanceId) };
  return hurdle ? { ...passed, ...rejected(route, hurdle.text, otherAt(row, hurdle.block)) } : passed;
}

/** Why a network of this CEN would not take a route, as a sentence; `undefined` if nothing of its own keeps it out. */
export function refusalFor(
  world: World,
  cen: Cen,
  network: string,
): (route: Pick<CenRoute, 'cidr' | 'text'>) => string | undefined {
  const hurdle = hurdleIn(world, cen, network);
  return (route) => hurdle(route)?.text;
}

const otherAt = (row: Attachment, block: Cidr): Other => ({
  cidr: block.text,
  network: row.ChildInstanceId,
  networkType: row.ChildInstanceType,
  region: row.ChildInstanceRegionId,
});
