import { grouped } from '../../../model/grouped.js';
import { rows, type Table } from '../../../model/json.js';
import { once } from '../../../model/memo.js';
import { newId } from '../../ids.js';
import type { World } from '../../world.js';
import { inOrder, routeTablesOf } from '../lookup.js';
import type { Ccn } from '../state/ccn.js';
import type { CcnRoute, CcnRouteTable } from '../state/routes.js';
import { change, putRow } from '../tables.js';
import { rivalOf } from './clash.js';
import { takesIn } from './policy.js';
import { type Published, publishedIn } from './publish.js';

/** The routes of one CCN route table, in the order of their arrival. */
export const routesIn = (world: World, RouteTableId: string): readonly CcnRoute[] =>
  routesByTable(world.tencent.ccnRoutes).get(RouteTableId) ?? [];

const routesByTable = once((routes: Table<CcnRoute>) =>
  grouped(inOrder(rows(routes)).map((route) => [route.RouteTableId, route] as const)),
);

/** Routes that are no longer published are gone; new ones come in behind those that stand. */
export function withRoutes(world: World, ccn: Ccn): World {
  const routes = publishedIn(world, ccn.CcnId);
  return routeTablesOf(world, ccn.CcnId).reduce(
    (current, table) =>
      withArrivals(
        withoutLost(current, table, routes),
        ccn,
        table,
        routes.filter((route) => takesIn(table, route)),
      ),
    world,
  );
}

const keyOf = ({ InstanceId, DestinationCidrBlock }: CcnRoute): string =>
  `${InstanceId}/${DestinationCidrBlock}`;
const keyOfPublished = ({ from, block }: Published): string => `${from.InstanceId}/${block}`;

function withoutLost(world: World, table: CcnRouteTable, routes: readonly Published[]): World {
  const wanted = new Set(routes.filter((route) => takesIn(table, route)).map(keyOfPublished));
  const lost = new Set(
    routesIn(world, table.RouteTableId)
      .filter((route) => !wanted.has(keyOf(route)))
      .map(({ RouteId }) => RouteId),
  );
  return withoutRoutes(world, lost);
}

/** The world without these routes; the same world if there are none. */
export function withoutRoutes(world: World, lost: ReadonlySet<string>): World {
  if (lost.size === 0) return world;
  const left: Table<CcnRoute> = Object.fromEntries(
    Object.entries(world.tencent.ccnRoutes).filter(([id]) => !lost.has(id)),
  );
  return change(world, { ccnRoutes: left });
}

function withArrivals(world: World, ccn: Ccn, table: CcnRouteTable, routes: readonly Published[]): World {
  const standing = routesIn(world, table.RouteTableId);
  const present = new Set(standing.map(keyOf));
  const enabled = standing.filter(({ Enabled }) => Enabled);
  let current = world;
  for (const route of routes) {
    if (present.has(keyOfPublished(route))) continue;
    const [row, next] = arrival(current, ccn, table, route, enabled);
    if (row.Enabled) enabled.push(row);
    current = next;
  }
  return current;
}

function arrival(
  world: World,
  ccn: Ccn,
  { RouteTableId }: CcnRouteTable,
  { from, block, source, bgp }: Published,
  enabled: readonly CcnRoute[],
): readonly [CcnRoute, World] {
  const [RouteId, named] = newId(world, 'ccnr-', 8);
  const { InstanceId, InstanceType, InstanceRegion } = from;
  const row: CcnRoute = {
    RouteId,
    CcnId: ccn.CcnId,
    RouteTableId,
    DestinationCidrBlock: block,
    InstanceId,
    InstanceType,
    InstanceRegion,
    source,
    IsBgp: bgp,
    Enabled: !rivalOf(ccn, enabled, { DestinationCidrBlock: block, InstanceId, InstanceType }),
    updated: world.now,
    order: world.serial,
  };
  return [row, putRow(named, 'ccnRoutes', RouteId, row)];
}
