import { type Cidr, cidr, contains, overlaps } from '../../../model/cidr.js';
import { find, ownRoutesOf, subnetsOf } from '../../lookup.js';
import type { World } from '../../world.js';
import type { Attachment } from '../state.js';
import { type CenRoute, denied, type Other, rejected } from './cen-route.js';
import { domainOf } from './domain.js';
import { gateTo, mapsOf } from './maps.js';
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
  const region = row.ChildInstanceRegionId;
  const routes =
    row.Status === 'Attached' ? domainOf(world, row.CenId).regions.get(region)?.routes : undefined;
  const gate = gateTo(mapsOf(world, row.CenId, region, 'RegionOut'), {
    kind: 'network',
    region,
    id: row.ChildInstanceId,
    type: row.ChildInstanceType,
    table: tableIdOf(world, row),
  });
  const hurdle = hurdleOf(world, row);
  return (routes ?? [])
    .filter(({ network }) => network !== row.ChildInstanceId)
    .map((route) => {
      if (route.status !== 'Active') return route;
      const { denied: map, ...passed } = pass<CenRoute>(route, gate, 'outMaps');
      if (map) return { ...route, ...denied(route, map, otherAt(row, route.cidr), row.ChildInstanceId) };
      return hurdle(passed) ?? passed;
    });
}

type Hurdle = (route: CenRoute) => CenRoute | undefined;

interface OwnBlock {
  readonly block: Cidr;
  readonly clashes: (own: Cidr, route: Cidr) => boolean;
  /** Ends a sentence: `clashes with vSwitch vsw-a (10.0.0.0/16) of vpc-a`. */
  readonly text: string;
}

/** What a network already has comes first. */
function hurdleOf(world: World, row: Attachment): Hurdle {
  const blocks = row.ChildInstanceType === 'VPC' ? vpcBlocks(world, row) : vbrBlocks(world, row);
  return (route) => {
    const own = blocks.find(({ block, clashes }) => clashes(block, route.cidr));
    if (!own) return undefined;
    const text = `${route.cidr.text} of ${route.text} ${own.text} (${own.block.text}) of ${row.ChildInstanceId}`;
    return { ...route, ...rejected(route, text, otherAt(row, own.block)) };
  };
}

/**
 * A VPC refuses what one of its vSwitches contains, and what one of its own routes contains; larger blocks it takes.
 * Under the protection level FULL it takes nothing that overlaps with a vSwitch.
 */
function vpcBlocks(world: World, row: Attachment): OwnBlock[] {
  const full = find(world.alibaba.cens, row.CenId)?.ProtectionLevel === 'FULL';
  const vSwitches = subnetsOf(world, row.ChildInstanceId).map((subnet) => ({
    block: cidr(subnet.cidr),
    clashes: full ? overlaps : contains,
    text: `clashes with vSwitch ${subnet.id}`,
  }));
  const own = ownRoutesOf(world, row.ChildInstanceId).map((entry) => hiding(entry.id, entry.cidr));
  return [...vSwitches, ...own];
}

/** The static routes of a VBR hide what they contain, what is announced by BGP its equal. */
function vbrBlocks(world: World, row: Attachment): OwnBlock[] {
  const { offers } = domainOf(world, row.CenId);
  const own = offers.filter(({ network }) => network === row.ChildInstanceId);
  const vbr = find(world.alibaba.vbrs, row.ChildInstanceId);
  const static_ = (vbr?.routes ?? []).map((route) => hiding(route.id, route.cidr));
  const announced = own
    .filter(({ type, unusable }) => type === 'BGP' && !unusable)
    .map(({ cidr: block }) => ({ block, clashes: same, text: 'is hidden by the BGP route' }));
  return [...static_, ...announced];
}

const hiding = (id: string, block: string): OwnBlock => ({
  block: cidr(block),
  clashes: contains,
  text: `is hidden by the route ${id}`,
});

const same = (a: Cidr, b: Cidr): boolean => a.text === b.text;

const otherAt = (row: Attachment, block: Cidr): Other => ({
  cidr: block.text,
  network: row.ChildInstanceId,
  networkType: row.ChildInstanceType,
  region: row.ChildInstanceRegionId,
});
