import { rows } from '../../../model/json.js';
import type { Call } from '../../call.js';
import { find } from '../../lookup.js';
import type { RouteEntry, RouteTable, World } from '../../world.js';
import { call } from './calls.js';

/** A route table of a VPC, and whose it is; absent if it is another cloud's. */
export function tableWith(
  world: World,
  id: string,
): { readonly id: string; readonly account: string; readonly vpc: string } | undefined {
  const vpc = find(world.vpcs, find(world.routeTables, id)?.vpc ?? '');
  return vpc && find(world.accounts, vpc.account)?.cloud === 'tencent'
    ? { id, account: vpc.account, vpc: vpc.id }
    : undefined;
}

/** The user's own route of that id, in whichever VPC. */
export function vpcEntry(
  world: World,
  id: string,
): { readonly table: RouteTable; readonly entry: RouteEntry } | undefined {
  for (const table of rows(world.routeTables)) {
    const entry = table.entries.find((one) => one.id === id);
    if (entry) return { table, entry };
  }
  return undefined;
}

/** Switches a user's own route off; one that is published to a CCN is withdrawn first. */
export function switchedOff(world: World, id: string): readonly Call[] {
  const found = vpcEntry(world, id);
  const owned = found && tableWith(world, found.table.id);
  if (!owned) return [];
  const which = { RouteTableId: owned.id, RouteItemIds: [id] };
  return [
    ...(find(world.tencent.notifiedRoutes, id) ? [call(owned.account, 'WithdrawNotifyRoutes', which)] : []),
    call(owned.account, 'DisableRoutes', which),
  ];
}
