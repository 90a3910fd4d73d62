import { hash } from '../../../model/hash.js';
import { type JsonObject, rows } from '../../../model/json.js';
import { find } from '../../lookup.js';
import type { Account, RouteEntry, RouteTable, World } from '../../world.js';
import { type Refusal, refuse } from '../errors.js';
import type { VpcCcnRoute } from '../state/routes.js';
import { type Found, own } from './common.js';

/** A route of a VPC's table: the user's own, or one that the CCN put there. */
export type VpcRoute =
  | { readonly type: 'USER'; readonly itemId: string; readonly entry: RouteEntry }
  | { readonly type: 'CCN'; readonly itemId: string; readonly key: string; readonly row: VpcCcnRoute };

export const ownTable = (world: World, caller: Account, id: string): Found<RouteTable> => {
  const table = find(world.routeTables, id);
  return own(caller, table, table && find(world.vpcs, table.vpc)?.account, 'rtb', id);
};

export const routesOfTable = (world: World, table: RouteTable): VpcRoute[] => [
  ...table.entries.map((entry) => ({ type: 'USER' as const, itemId: entry.id, entry })),
  ...Object.keys(world.tencent.vpcCcnRoutes)
    .sort()
    .flatMap((key) => {
      const row = find(world.tencent.vpcCcnRoutes, key);
      return row?.routeTable === table.id
        ? [{ type: 'CCN' as const, itemId: row.RouteItemId, key, row }]
        : [];
    }),
];

/** RouteId: the older name of a route, a number. */
export const routeNumber = (itemId: string): number => Number.parseInt(hash(itemId).slice(-8), 36);

export const blockOf = (route: VpcRoute): string =>
  route.type === 'USER' ? route.entry.cidr : route.row.DestinationCidrBlock;

export const isEnabled = (route: VpcRoute): boolean =>
  route.type === 'USER' ? route.entry.enabled !== false : route.row.Enabled;

/** The route with an id, which is a RouteItemId or a RouteId. */
export function routeNamed(
  world: World,
  table: RouteTable,
  id: string,
): { readonly ok: true; readonly route: VpcRoute } | Refusal {
  const route = routesOfTable(world, table).find(
    ({ itemId }) => itemId === id || String(routeNumber(itemId)) === id,
  );
  return route ? { ok: true, route } : refuse('ResourceNotFound', `${table.id} has no route ${id}.`);
}

export const routeElement = (world: World, table: RouteTable, route: VpcRoute): JsonObject => ({
  RouteTableId: table.id,
  RouteId: routeNumber(route.itemId),
  RouteItemId: route.itemId,
  DestinationCidrBlock: blockOf(route),
  RouteType: route.type,
  Enabled: isEnabled(route),
  ...(route.type === 'USER'
    ? {
        GatewayType: route.entry.nextHopType,
        GatewayId: route.entry.nextHopId,
        PublishedToVbc: find(world.tencent.notifiedRoutes, route.itemId) !== undefined,
      }
    : { GatewayType: 'CCN', GatewayId: route.row.CcnId, PublishedToVbc: false }),
});

export const tablesOfAccount = (world: World, account: string, region: string | undefined): RouteTable[] =>
  rows(world.routeTables).filter((table) => {
    const vpc = find(world.vpcs, table.vpc);
    return vpc?.account === account && (region ?? vpc.region) === vpc.region;
  });
