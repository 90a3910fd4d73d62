import { parseCidr } from '../../../model/cidr.js';
import { newId } from '../../ids.js';
import type { RouteEntry, RouteTable, World } from '../../world.js';
import { accept, action, type Outcome } from '../action.js';
import { TAKES } from '../durations.js';
import { refuse } from '../errors.js';
import type { Found } from '../networks.js';
import { NEXT_HOP_TYPES, whyNoNextHop } from '../next-hop.js';
import { list, oneOf, optional, record, text } from '../params.js';
import {
  isSystemRoute,
  type Target,
  tableAsked,
  tableOfEntry,
  whyBusy,
  whyFull,
  whyNotDestination,
  withEntries,
} from '../route-tables.js';
import { later } from '../transitions.js';
import { createVbrRoute, deleteVbrRoute, vbrOfTable } from '../vbr/routes.js';
import { clientToken, descriptionOr, id, nameOr, VPC } from './common.js';

const TYPE = oneOf(NEXT_HOP_TYPES, 'InvalidNextHopType');

const CREATE = {
  RegionId: optional(text),
  RouteTableId: id,
  DestinationCidrBlock: id,
  NextHopType: optional(TYPE),
  NextHopId: optional(text),
  NextHopList: optional(list(record({ NextHopType: TYPE, NextHopId: text }))),
  RouteEntryName: optional(nameOr('InvalidParameter')),
  Description: optional(descriptionOr('InvalidParameter')),
  ClientToken: optional(clientToken),
};

export const createRouteEntry = action(VPC, 'CreateRouteEntry', CREATE, (world, caller, p) => {
  const vbr = vbrOfTable(world, caller, p.RouteTableId);
  if (vbr) return createVbrRoute(world, vbr, p);
  const found = tableAsked(world, caller, p);
  if (!found.ok) return found;
  const table = found.row;
  const block = parseCidr(p.DestinationCidrBlock);
  if (!block || (p.DestinationCidrBlock.includes('/') && block.text !== p.DestinationCidrBlock))
    return refuse('InvalidCidrBlock.Malformed', `It is ${p.DestinationCidrBlock}.`);
  const target = targetOf(p);
  if (!target.ok) return target;
  const refusal =
    whyNotDestination(world, table, block, target.row) ??
    whyNoNextHop(world, table.vpc, target.row.nextHopType, target.row.nextHopId) ??
    whyBusy(table) ??
    whyFull(world, table);
  if (refusal) return refusal;
  return create(world, table, {
    cidr: block.text,
    ...target.row,
    ...(p.RouteEntryName !== undefined && { name: p.RouteEntryName }),
    ...(p.Description !== undefined && { description: p.Description }),
  });
});

function targetOf(p: {
  readonly NextHopType: Target['nextHopType'] | undefined;
  readonly NextHopId: string | undefined;
  readonly NextHopList: readonly { readonly NextHopType: string }[] | undefined;
}): Found<Target> {
  const { NextHopType = 'Instance', NextHopId, NextHopList } = p;
  if (NextHopList && NextHopId !== undefined) return refuse('InvalidNexthopTypeAndList.BothNotNull');
  if (NextHopId !== undefined) return { ok: true, row: { nextHopType: NextHopType, nextHopId: NextHopId } };
  if (!NextHopList) return refuse('InvalidNexthopTypeAndList.BothNull');
  if (NextHopList.length < 2 || NextHopList.length > 4)
    return refuse('InvalidNexthopListSize', `It has ${NextHopList.length}.`);
  return refuse('ResourceNotAvailable', 'transitlab has no routes of equal cost: name one NextHopId.');
}

function create(world: World, table: RouteTable, entry: Omit<RouteEntry, 'id'>): Outcome {
  const [RouteEntryId, named] = newId(world, 'rte-');
  const row: RouteEntry = { id: RouteEntryId, ...entry, transition: 'Pending' };
  return accept(
    later(withEntries(named, table, [...table.entries, row]), TAKES.createRouteEntry, 'RouteEntryAvailable', {
      table: table.id,
      id: RouteEntryId,
    }),
    { RouteEntryId },
  );
}

const DELETE = {
  RegionId: optional(text),
  RouteTableId: optional(text),
  RouteEntryId: optional(text),
  DestinationCidrBlock: optional(text),
  NextHopId: optional(text),
};

/** By the entry's id, or by table and destination, where the next hop has to be the entry's if it is named. */
export const deleteRouteEntry = action(VPC, 'DeleteRouteEntry', DELETE, (world, caller, p) => {
  const RouteTableId = p.RouteTableId ?? tableOfEntry(world, p.RouteEntryId ?? '');
  const vbr = RouteTableId === undefined ? undefined : vbrOfTable(world, caller, RouteTableId);
  if (vbr) return deleteVbrRoute(world, vbr, p);
  if (RouteTableId === undefined)
    return p.RouteEntryId === undefined
      ? refuse('MissingParameter', 'Parameter: RouteTableId.')
      : refuse('InvalidRouteEntry.NotFound', `It is ${p.RouteEntryId}.`);
  if (p.RouteEntryId === undefined && p.DestinationCidrBlock === undefined)
    return refuse('MissingParameter', 'Parameter: DestinationCidrBlock.');
  const found = tableAsked(world, caller, { RegionId: p.RegionId, RouteTableId });
  if (!found.ok) return found;
  const table = found.row;
  if (isSystemRoute(world, table, p.DestinationCidrBlock ?? ''))
    return refuse('OperationDenied', 'System routes cannot be deleted.');
  const entry = table.entries.find((row) => isMeant(row, p));
  if (!entry) return refuse('InvalidRouteEntry.NotFound', `${table.id} has no such custom route.`);
  const busy = whyBusy(table);
  if (busy) return busy;
  return accept(
    withEntries(
      world,
      table,
      table.entries.filter((row) => row !== entry),
    ),
  );
});

interface Meant {
  readonly RouteEntryId: string | undefined;
  readonly DestinationCidrBlock: string | undefined;
  readonly NextHopId: string | undefined;
}

const isMeant = (row: RouteEntry, p: Meant): boolean =>
  (p.RouteEntryId ?? row.id) === row.id &&
  (p.DestinationCidrBlock === undefined || parseCidr(p.DestinationCidrBlock)?.text === row.cidr) &&
  (p.NextHopId ?? row.nextHopId) === row.nextHopId;
