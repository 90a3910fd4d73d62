import { newId } from '../../ids.js';
import type { World } from '../../world.js';
import { routeTablesOf } from '../lookup.js';
import { putRow } from '../tables.js';

const DEFAULT_NAME = '_default_rtb';

/** Each CCN has a default table, which takes in every route until it has policies. */
export function withDefaultTable(world: World, CcnId: string): World {
  if (routeTablesOf(world, CcnId).some((table) => table.IsDefaultTable)) return world;
  const [RouteTableId, named] = newId(world, 'ccnrtb-', 8);
  return putRow(named, 'ccnRouteTables', RouteTableId, {
    RouteTableId,
    CcnId,
    Name: DEFAULT_NAME,
    Description: '',
    IsDefaultTable: true,
    created: world.now,
    order: world.serial,
  });
}
