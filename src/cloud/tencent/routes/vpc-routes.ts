import { cidr, overlaps } from '../../../model/cidr.js';
import { grouped } from '../../../model/grouped.js';
import { rows, type Table } from '../../../model/json.js';
import { once } from '../../../model/memo.js';
import { find } from '../../lookup.js';
import type { RouteEntry, RouteTable, World } from '../../world.js';
import type { VpcCcnRoute } from '../state/routes.js';

/** In the order of their ids. */
const tablesByVpc = once((tables: Table<RouteTable>) =>
  grouped(rows(tables).map((table) => [table.vpc, table] as const)),
);
const tablesOf = (world: World, vpc: string): readonly RouteTable[] =>
  tablesByVpc(world.routeTables).get(vpc) ?? [];

/** The route tables of a VPC; one that no call made a table for has one by the VPC's own id. */
export function routeTableIdsOf(world: World, vpc: string): string[] {
  const ids = tablesOf(world, vpc).map(({ id }) => id);
  return ids.length > 0 ? ids : [vpc];
}

/** The table that decides for a VPC's packets. */
export const mainTableIdOf = (world: World, vpc: string): string =>
  tablesOf(world, vpc).find(({ main }) => main)?.id ?? vpc;

/** The user's own entries of a table that are switched on. */
export const userRoutesIn = (world: World, routeTable: string): RouteEntry[] =>
  (find(world.routeTables, routeTable)?.entries ?? []).filter(({ enabled }) => enabled !== false);

/** The user's own entries that a block overlaps: the CCN's entry for it arrives switched off. */
export const userRoutesAgainst = (world: World, routeTable: string, block: string): RouteEntry[] =>
  userRoutesIn(world, routeTable).filter((entry) => overlaps(cidr(entry.cidr), cidr(block)));

const ccnRoutesByTable = once((routes: Table<VpcCcnRoute>) =>
  grouped(rows(routes).map((row) => [row.routeTable, row] as const)),
);

/** What CCNs have put into a VPC's route table. */
export const ccnRoutesIn = (world: World, routeTable: string): readonly VpcCcnRoute[] =>
  ccnRoutesByTable(world.tencent.vpcCcnRoutes).get(routeTable) ?? [];
