import { cidr, overlaps } from '../../../model/cidr.js';
import { rows } from '../../../model/json.js';
import { newId } from '../../ids.js';
import { find } from '../../lookup.js';
import type { RouteEntry, World } from '../../world.js';
import { isActive, routeTableOf } from '../lookup.js';
import type { CcnAttachment } from '../state/ccn.js';
import type { CcnRoute, VpcCcnRoute } from '../state/routes.js';
import { change } from '../tables.js';
import { routesIn } from './ccn-routes.js';

/** The route tables of a VPC; one that no call made a table for has one by the VPC's own id. */
export function routeTableIdsOf(world: World, vpc: string): string[] {
  const ids = rows(world.routeTables)
    .filter((table) => table.vpc === vpc)
    .map(({ id }) => id);
  return ids.length > 0 ? ids : [vpc];
}

/** The table that decides for a VPC's packets. */
export const mainTableIdOf = (world: World, vpc: string): string =>
  rows(world.routeTables).find((table) => table.vpc === vpc && table.main)?.id ?? vpc;

/** The user's own entries of a table that are switched on. */
export const userRoutesIn = (world: World, routeTable: string): RouteEntry[] =>
  (find(world.routeTables, routeTable)?.entries ?? []).filter(({ enabled }) => enabled !== false);

/** The user's own entries that a block overlaps: the CCN's entry for it arrives switched off. */
export const userRoutesAgainst = (world: World, routeTable: string, block: string): RouteEntry[] =>
  userRoutesIn(world, routeTable).filter((entry) => overlaps(cidr(entry.cidr), cidr(block)));

/** What CCNs have put into a VPC's route table. */
export const ccnRoutesIn = (world: World, routeTable: string): VpcCcnRoute[] =>
  rows(world.tencent.vpcCcnRoutes).filter((row) => row.routeTable === routeTable);

interface Pushed {
  readonly key: string;
  readonly routeTable: string;
  readonly vpc: string;
  readonly route: CcnRoute;
}

/** Each enabled route of the others in a CCN has an entry in every route table of a VPC that is in it. */
const pushedIn = (world: World): Pushed[] =>
  rows(world.tencent.attachments)
    .filter((row) => row.InstanceType === 'VPC' && isActive(row))
    .flatMap((row) => pushedTo(world, row));

function pushedTo(world: World, row: CcnAttachment): Pushed[] {
  const vpc = row.InstanceId;
  const bound = routeTableOf(world, row);
  const routes = bound
    ? routesIn(world, bound.RouteTableId).filter((route) => route.Enabled && route.InstanceId !== vpc)
    : [];
  return routeTableIdsOf(world, vpc).flatMap((routeTable) =>
    routes.map((route) => ({ key: `${routeTable}/${route.RouteId}`, routeTable, vpc, route })),
  );
}

/** Entries come and go with the routes they are for; a new one is off if a route of the user stands against it. */
export function withPushed(world: World): World {
  const present = world.tencent.vpcCcnRoutes;
  const wanted = pushedIn(world);
  const same =
    wanted.length === Object.keys(present).length && wanted.every(({ key }) => Object.hasOwn(present, key));
  if (same) return world;
  let current = world;
  const entries: Record<string, VpcCcnRoute> = {};
  for (const pushed of wanted) {
    const row = find(present, pushed.key);
    const [fresh, next] = row ? [row, current] : entryFor(current, pushed);
    entries[pushed.key] = fresh;
    current = next;
  }
  return change(current, { vpcCcnRoutes: entries });
}

function entryFor(world: World, { routeTable, vpc, route }: Pushed): readonly [VpcCcnRoute, World] {
  const [RouteItemId, next] = newId(world, 'rti-', 8);
  const { RouteId, DestinationCidrBlock, CcnId } = route;
  const Enabled = userRoutesAgainst(world, routeTable, DestinationCidrBlock).length === 0;
  return [{ routeTable, vpc, RouteId, RouteItemId, DestinationCidrBlock, CcnId, Enabled }, next];
}
