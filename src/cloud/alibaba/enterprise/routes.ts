import { type Cidr, cidr } from '../../../model/cidr.js';
import { find, subnetsOf } from '../../lookup.js';
import type { World } from '../../world.js';
import { regionOf } from './links.js';
import { attachmentsAt, carries, entriesOf, isPeer, isVpc, peerOf, propagates, tableFor } from './lookup.js';
import type { PeerAttachment, TransitRouterAttachment, TransitRouterRouteEntry } from './state.js';

/** A route as a transit router's table has it. */
export interface TableRoute {
  readonly cidr: Cidr;
  readonly type: 'Static' | 'Propagated';
  /** Absent: a black hole. */
  readonly nextHop?: TransitRouterAttachment;
  /** Of a static route. */
  readonly entry?: TransitRouterRouteEntry;
  /** The network a propagated route comes from, however far. */
  readonly origin?: string;
  /** What it comes from: a vSwitch, a route entry. */
  readonly object: string;
  /** For people: `vSwitch vsw-a of vpc-a`. */
  readonly text: string;
}

/** Standby: the way to the block is another's by rank. Rejected: another network has the same block. */
export interface RankedRoute extends TableRoute {
  readonly status: 'Active' | 'Standby' | 'Rejected';
}

/**
 * The routes of a table, best first: static ones, what its own networks publish, what comes from other regions. The
 * first for a block is Active.
 */
export const routesOfTable = (world: World, router: string, table: string): RankedRoute[] =>
  ranked([...localRoutes(world, router, table), ...remoteRoutes(world, router, table)]);

/** The routes by which packets travel. */
export const activeRoutes = (world: World, router: string, table: string): RankedRoute[] =>
  routesOfTable(world, router, table).filter(({ status }) => status === 'Active');

function ranked(routes: readonly TableRoute[]): RankedRoute[] {
  const best = new Map<string, TableRoute>();
  return routes.map((route) => {
    const winner = best.get(route.cidr.text);
    if (!winner) best.set(route.cidr.text, route);
    const conflict = winner?.type === 'Propagated' && winner.origin !== route.origin;
    return { ...route, status: !winner ? 'Active' : conflict ? 'Rejected' : 'Standby' };
  });
}

/** Static routes, then the vSwitches of the VPCs whose routes the table learns, in the order of attachment. */
const localRoutes = (world: World, router: string, table: string): TableRoute[] => [
  ...staticRoutes(world, table),
  ...attachmentsAt(world, router)
    .filter((row) => carries(row) && propagates(world, row.TransitRouterAttachmentId, table))
    .flatMap((row) => publishedBy(world, row)),
];

const staticRoutes = (world: World, table: string): TableRoute[] =>
  entriesOf(world, table).flatMap((entry) => {
    const nextHop =
      entry.NextHopId === undefined
        ? undefined
        : find(world.alibaba.transitRouterAttachments, entry.NextHopId);
    const leads = entry.NextHopId === undefined || (nextHop !== undefined && carries(nextHop));
    return entry.Status === 'Active' && leads ? [staticRoute(entry, nextHop)] : [];
  });

const staticRoute = (
  entry: TransitRouterRouteEntry,
  nextHop: TransitRouterAttachment | undefined,
): TableRoute => ({
  cidr: cidr(entry.cidr),
  type: 'Static',
  entry,
  object: entry.TransitRouterRouteEntryId,
  text: `static route ${entry.TransitRouterRouteEntryId} of ${entry.TransitRouterRouteTableId} to ${entry.NextHopId ?? 'a black hole'}`,
  ...(nextHop && { nextHop }),
});

/** A VPC publishes the block of each vSwitch; neither its own block nor its custom routes. */
const publishedBy = (world: World, row: TransitRouterAttachment): TableRoute[] =>
  isVpc(row)
    ? subnetsOf(world, row.VpcId).map((subnet) => ({
        cidr: cidr(subnet.cidr),
        type: 'Propagated',
        nextHop: row,
        origin: row.VpcId,
        object: subnet.id,
        text: `vSwitch ${subnet.id} of ${row.VpcId}`,
      }))
    : [];

/**
 * What peer attachments bring, in the order of their regions' names: the table learns from the attachment, the
 * attachment publishes, and at its other end it is associated with a table.
 */
const remoteRoutes = (world: World, router: string, table: string): TableRoute[] =>
  attachmentsAt(world, router)
    .filter(isPeer)
    .filter((row) => carries(row) && row.AutoPublishRouteEnabled)
    .filter((row) => propagates(world, row.TransitRouterAttachmentId, table))
    .map((row) => ({ row, region: regionOf(world, peerOf(row, router)) }))
    .sort((a, b) => (a.region < b.region ? -1 : 1))
    .flatMap(({ row, region }) => sentBy(world, row, peerOf(row, router), region));

/** Only ways to the networks of the region itself go over a peer attachment: no region carries for a third one. */
function sentBy(world: World, row: PeerAttachment, from: string, region: string): TableRoute[] {
  const table = tableFor(world, row.TransitRouterAttachmentId, from);
  if (table === undefined) return [];
  return ranked(localRoutes(world, from, table)).flatMap(({ status, entry: _entry, ...route }) =>
    status === 'Active' && route.nextHop && !isPeer(route.nextHop)
      ? [
          {
            ...route,
            type: 'Propagated' as const,
            nextHop: row,
            origin: route.origin ?? route.object,
            text: `${route.text} in region ${region}`,
          },
        ]
      : [],
  );
}
