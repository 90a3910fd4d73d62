import { find } from '../../lookup.js';
import type { Account, World } from '../../world.js';
import { accept, action, type Outcome } from '../action.js';
import { VPC } from '../actions/common.js';
import { refuse } from '../errors.js';
import { activeOf } from '../lookup.js';
import { list, text } from '../params.js';
import { dropRow, putRow } from '../tables.js';
import { isEnabled, ownTable, routeNamed } from './route-rows.js';

const CALL = { RouteTableId: text, RouteItemIds: list(text) };

type Step = (world: World, table: string, item: string, vpc: string) => Outcome;

const calling = (name: string, step: Step) =>
  action(VPC, name, CALL, (world, caller, p) => {
    if (p.RouteItemIds.length === 0) return refuse('InvalidRouteId.NotFound', 'RouteItemIds is empty.');
    let current = world;
    for (const item of p.RouteItemIds) {
      const named = userRoute(current, caller, p.RouteTableId, item);
      if (!named.ok) return named;
      const outcome = step(current, p.RouteTableId, named.item, named.vpc);
      if (!outcome.ok) return outcome;
      current = outcome.world;
    }
    return accept(current);
  });

function userRoute(world: World, caller: Account, tableId: string, item: string) {
  const table = ownTable(world, caller, tableId);
  if (!table.ok)
    return refuse(
      table.error.code === 'ResourceNotFound'
        ? 'InvalidRouteTableId.NotFound'
        : 'InvalidRouteTableId.Malformed',
      `It is ${tableId}.`,
    );
  const found = routeNamed(world, table.row, item);
  if (!found.ok) return refuse('InvalidRouteId.NotFound', `It is ${item}.`);
  if (found.route.type === 'CCN') return refuse('UnsupportedOperation.SystemRoute', `It is ${item}.`);
  return { ok: true, item: found.route.itemId, vpc: table.row.vpc } as const;
}

/** Publishes the user's routes to instances to the CCN that the VPC is in. */
export const notifyRoutes = calling('NotifyRoutes', (world, tableId, item, vpc) => {
  const table = find(world.routeTables, tableId);
  const entry = table?.entries.find(({ id }) => id === item);
  if (!table || !entry) return refuse('InvalidRouteId.NotFound', `It is ${item}.`);
  if (!activeOf(world, vpc)) return refuse('UnsupportedOperation.CcnNotAttached', `It is ${vpc}.`);
  if (find(world.tencent.notifiedRoutes, item))
    return refuse('UnsupportedOperation.NotifyCcn', `It is ${item}.`);
  const instance = entry.nextHopType === 'NORMAL_CVM' || entry.nextHopType === 'CVM';
  const enabled = isEnabled({ type: 'USER', itemId: item, entry });
  if (!instance || !enabled || entry.cidr === '0.0.0.0/0')
    return refuse(
      'UnsupportedOperation.InvalidStatusNotifyCcn',
      `${item} is ${entry.cidr} to ${entry.nextHopType}, ${enabled ? 'enabled' : 'disabled'}.`,
    );
  const numbered = { ...world, serial: world.serial + 1 };
  const row = { routeTable: tableId, entry: item, order: world.serial };
  return accept(putRow(numbered, 'notifiedRoutes', item, row));
});

export const withdrawNotifyRoutes = calling('WithdrawNotifyRoutes', (world, _table, item) =>
  find(world.tencent.notifiedRoutes, item)
    ? accept(dropRow(world, 'notifiedRoutes', item))
    : refuse('UnsupportedOperation.NotifyCcn', `${item} is not published.`),
);
