import { cidr, hasIp, ip } from '../../../model/cidr.js';
import { rows } from '../../../model/json.js';
import { find } from '../../lookup.js';
import { callsOf, type Obstacle, type Remedies, type Remedy, sweeping } from '../../remedies.js';
import type { World } from '../../world.js';
import { destinationOf } from '../why/destination.js';

/** A user's own route that leads the packet astray or hides a better one: it goes. The one named first. */
export const dropRoute: Remedies = (world, _fabric, obstacle) => {
  const senders = destinationOf(world, obstacle.from, obstacle.source).networks;
  const places = new Set([obstacle.router ?? '', ...senders]);
  return [
    ...own(world, obstacle, (vpc) => places.has(vpc)),
    ...ofBorders(world, obstacle, (vbr) => places.has(vbr)),
    ...ofTransitRouters(world, obstacle),
  ].map(sweeping);
};

type Chosen = (network: string) => boolean;

const covers = (block: string, { destination }: Obstacle): boolean => hasIp(cidr(block), ip(destination));

function own(world: World, obstacle: Obstacle, chosen: Chosen): Remedy[] {
  const first = (id: string): number => Number(id === obstacle.object);
  return rows(world.routeTables)
    .filter(({ vpc, main }) => main && chosen(vpc))
    .flatMap((table) => table.entries.map((entry) => ({ table, entry })))
    .filter(({ entry }) => covers(entry.cidr, obstacle))
    .sort((a, b) => first(b.entry.id) - first(a.entry.id))
    .flatMap(({ table, entry }) => {
      const account = find(world.vpcs, table.vpc)?.account ?? '';
      const params = {
        RouteTableId: table.id,
        DestinationCidrBlock: entry.cidr,
        NextHopId: entry.nextHopId,
      };
      return find(world.accounts, account)?.cloud === 'alibaba'
        ? [callsOf(account, { action: 'DeleteRouteEntry', params })]
        : [];
    });
}

const ofBorders = (world: World, obstacle: Obstacle, chosen: Chosen): Remedy[] =>
  rows(world.alibaba.vbrs)
    .filter(({ VbrId }) => chosen(VbrId))
    .flatMap(({ account, RouteTableId, routes }) =>
      routes
        .filter((route) => covers(route.cidr, obstacle))
        .map((route) =>
          callsOf(account, {
            action: 'DeleteRouteEntry',
            params: { RouteTableId, DestinationCidrBlock: route.cidr },
          }),
        ),
    );

/** The static route that decided, of a transit router's table. */
function ofTransitRouters(world: World, { object }: Obstacle): Remedy[] {
  const entry = find(world.alibaba.transitRouterRouteEntries, object);
  const table = entry && find(world.alibaba.transitRouterRouteTables, entry.TransitRouterRouteTableId);
  const router = table && find(world.alibaba.transitRouters, table.TransitRouterId);
  if (!router) return [];
  const params = { TransitRouterRouteEntryId: object };
  return [callsOf(router.account, { action: 'DeleteTransitRouterRouteEntry', params })];
}
