import { rows } from '../../../model/json.js';
import { find } from '../../lookup.js';
import type { Remedies, Remedy } from '../../remedies.js';
import type { World } from '../../world.js';
import { call, remedyOf } from './calls.js';
import { tableWith, vpcEntry } from './entries.js';

/** A route that was switched off, in the CCN's table or in the VPC's own. */
export const enabling: Remedies = (world, _fabric, { object }) => [
  ...inCcn(world, object),
  ...inVpc(world, object),
];

function inCcn(world: World, RouteId: string): readonly Remedy[] {
  const route = find(world.tencent.ccnRoutes, RouteId);
  const ccn = route && find(world.tencent.ccns, route.CcnId);
  return ccn
    ? [remedyOf(call(ccn.account, 'EnableCcnRoutes', { CcnId: ccn.CcnId, RouteIds: [RouteId] }))]
    : [];
}

function inVpc(world: World, item: string): readonly Remedy[] {
  const pushed = rows(world.tencent.vpcCcnRoutes).find(({ RouteItemId }) => RouteItemId === item);
  const table = pushed?.routeTable ?? vpcEntry(world, item)?.table.id;
  const owned = table === undefined ? undefined : tableWith(world, table);
  return owned
    ? [remedyOf(call(owned.account, 'EnableRoutes', { RouteTableId: owned.id, RouteItemIds: [item] }))]
    : [];
}
