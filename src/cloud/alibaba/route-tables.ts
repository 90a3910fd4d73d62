import { type Cidr, cidr, contains } from '../../model/cidr.js';
import { put, rows } from '../../model/json.js';
import { allSubnetsOf, find } from '../lookup.js';
import type { Account, RouteEntry, RouteTable, World } from '../world.js';
import { SERVICE_BLOCK } from './blocks.js';
import { type Refusal, refuse } from './errors.js';
import { type Asked, type Found, ownVpc } from './networks.js';
import type { NextHopType } from './next-hop.js';

/** A VPC's table that the caller may change. */
export function tableAsked(
  world: World,
  caller: Account,
  p: Asked & { readonly RouteTableId: string },
): Found<RouteTable> {
  const row = find(world.routeTables, p.RouteTableId);
  return row && ownVpc(world, caller, row.vpc, p)
    ? { ok: true, row }
    : refuse('InvalidRouteTableId.NotFound', `RouteTableId: ${p.RouteTableId}.`);
}

/** Where a route leads. */
export interface Target {
  readonly nextHopType: NextHopType;
  readonly nextHopId: string;
}

/** Unlike a block around a vSwitch, one in it is refused: packets for it never leave the vSwitch. */
export function whyNotDestination(
  world: World,
  table: RouteTable,
  block: Cidr,
  { nextHopType, nextHopId }: Target,
): Refusal | undefined {
  if (block.text === SERVICE_BLOCK.text)
    return refuse('InvalidCidrBlock', `${block.text} leads to cloud services.`);
  const vSwitch = allSubnetsOf(world, table.vpc).find((subnet) => contains(cidr(subnet.cidr), block));
  if (vSwitch) return refuse('InvalidCidrBlock', `${block.text} is in ${vSwitch.id} (${vSwitch.cidr}).`);
  const present = table.entries.find((entry) => entry.cidr === block.text);
  if (!present) return undefined;
  return present.nextHopType === nextHopType && present.nextHopId === nextHopId
    ? refuse('InvalidRouteEntry.Duplicate', `It is ${present.id}.`)
    : refuse('InvalidCIDRBlock.Duplicate', `${present.id} leads to ${present.cidr}.`);
}

/** A table changes one entry at a time. */
export function whyBusy({ entries }: RouteTable): Refusal | undefined {
  const busy = entries.find(({ transition }) => transition !== undefined);
  return busy && refuse('IncorrectRouteEntryStatus', `${busy.id} is ${busy.transition}.`);
}

export function whyFull(world: World, { id, entries }: RouteTable): Refusal | undefined {
  const { routeEntriesPerTable } = world.alibaba.quotas;
  return entries.length >= routeEntriesPerTable
    ? refuse('QuotaExceeded', `${id} may have ${routeEntriesPerTable} custom routes.`)
    : undefined;
}

export const withEntries = (world: World, table: RouteTable, entries: readonly RouteEntry[]): World => ({
  ...world,
  routeTables: put(world.routeTables, table.id, { ...table, entries }),
});

export const tableOfEntry = (world: World, entryId: string): string | undefined =>
  rows(world.routeTables).find(({ entries }) => entries.some((entry) => entry.id === entryId))?.id ??
  rows(world.alibaba.vbrs).find(({ routes }) => routes.some((route) => route.id === entryId))?.RouteTableId;

export const isSystemRoute = (world: World, table: RouteTable, destination: string): boolean =>
  destination === SERVICE_BLOCK.text ||
  allSubnetsOf(world, table.vpc).some((subnet) => subnet.cidr === destination);
