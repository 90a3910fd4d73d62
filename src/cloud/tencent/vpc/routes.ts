import { type Cidr, cidr, contains } from '../../../model/cidr.js';
import { put } from '../../../model/json.js';
import { newId } from '../../ids.js';
import { find } from '../../lookup.js';
import type { RouteEntry, RouteTable, World } from '../../world.js';
import { accept, action } from '../action.js';
import { VPC } from '../actions/common.js';
import { type Refusal, refuse } from '../errors.js';
import { flag, list, optional, or, record, text, type Values } from '../params.js';
import { block, description, unread } from './common.js';
import { gatewayType, nextHopOf } from './next-hop.js';
import { blockOf, isEnabled, ownTable, routesOfTable, type VpcRoute } from './route-rows.js';
import { tableElement } from './route-tables.js';

/** A route as a call gives it. */
export const ROUTE = {
  DestinationCidrBlock: block,
  GatewayType: gatewayType,
  GatewayId: text,
  RouteDescription: description,
  Enabled: or(flag, true),
  RouteId: optional(text),
  RouteItemId: optional(text),
  RouteType: unread,
  RouteTableId: unread,
  DestinationIpv6CidrBlock: unread,
  PublishedToVbc: unread,
  CreatedTime: unread,
};
export type GivenRoute = Values<typeof ROUTE>;

export const withEntries = (world: World, table: RouteTable, entries: readonly RouteEntry[]): World => ({
  ...world,
  routeTables: put(world.routeTables, table.id, { ...table, entries }),
});

type Entry = { readonly ok: true; readonly entry: Omit<RouteEntry, 'id'> } | Refusal;

/** A route that a table may have beside `others`. */
export function entryFrom(
  world: World,
  table: RouteTable,
  given: GivenRoute,
  others: readonly VpcRoute[],
): Entry {
  const refusal =
    whyInside(world, table, given.DestinationCidrBlock) ??
    (given.Enabled ? whyTwice(given.DestinationCidrBlock.text, others) : undefined);
  if (refusal) return refusal;
  const hop = nextHopOf(world, table.vpc, given.GatewayType, given.GatewayId);
  if (!hop.ok) return hop;
  const entry = {
    cidr: given.DestinationCidrBlock.text,
    nextHopType: given.GatewayType,
    nextHopId: hop.id,
    ...(given.Enabled ? {} : { enabled: false }),
  };
  return { ok: true, entry };
}

/** What lies in the VPC is its own affair: no route may lead it elsewhere. */
function whyInside(world: World, { vpc }: RouteTable, wanted: Cidr): Refusal | undefined {
  const inside = find(world.vpcs, vpc)?.cidrs.find((own) => contains(cidr(own), wanted));
  return inside === undefined
    ? undefined
    : refuse('InvalidParameterValue.VpcCidrConflict', `${wanted.text} is in ${inside} of ${vpc}.`);
}

/** Two enabled routes for one block would be ECMP. */
export function whyTwice(wanted: string, others: readonly VpcRoute[]): Refusal | undefined {
  const twin = others.find((other) => blockOf(other) === wanted && isEnabled(other));
  if (!twin) return undefined;
  const code =
    twin.type === 'CCN' ? 'UnsupportedOperation.EcmpWithCcnRoute' : 'UnsupportedOperation.EcmpWithUserRoute';
  return refuse(code, `It is ${twin.itemId}, ${wanted}.`);
}

export const createRoutes = action(
  VPC,
  'CreateRoutes',
  { RouteTableId: text, Routes: list(record(ROUTE)) },
  (world, caller, p) => {
    const found = ownTable(world, caller, p.RouteTableId);
    if (!found.ok) return found;
    const { routesPerTable } = world.tencent.quotas;
    if (found.row.entries.length + p.Routes.length > routesPerTable)
      return refuse('LimitExceeded', `${routesPerTable} routes are allowed in a table.`);
    let current = world;
    let table = found.row;
    for (const given of p.Routes) {
      const read = entryFrom(world, table, given, routesOfTable(current, table));
      if (!read.ok) return read;
      const [id, numbered] = newId(current, 'rti-', 8);
      table = { ...table, entries: [...table.entries, { id, ...read.entry }] };
      current = withEntries(numbered, table, table.entries);
    }
    return accept(current, {
      TotalCount: p.Routes.length,
      RouteTableSet: [tableElement(current, table)],
    });
  },
);
