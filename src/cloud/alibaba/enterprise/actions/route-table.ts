import type { JsonObject } from '../../../../model/json.js';
import { rows } from '../../../../model/json.js';
import type { World } from '../../../world.js';
import { accept, action } from '../../action.js';
import { CBN, description } from '../../actions/common.js';
import { minutes } from '../../answer.js';
import { type Refusal, refuse } from '../../errors.js';
import { list, oneOf, optional } from '../../params.js';
import { putRow } from '../../tables.js';
import { later } from '../../transitions.js';
import { routerAtRest, tableAtRest } from '../at-rest.js';
import { dryRunnable, fits, id, NAME, TOKENS, tokenPaged, WRITE } from '../call.js';
import { withRouteTable } from '../create.js';
import { TAKES } from '../durations.js';
import { regionOf } from '../links.js';
import { entriesOf, inOrder, transitRouterOf } from '../lookup.js';
import type { TransitRouterRouteTable } from '../state.js';

export const createTransitRouterRouteTable = dryRunnable(
  action(
    CBN,
    'CreateTransitRouterRouteTable',
    {
      TransitRouterId: id,
      TransitRouterRouteTableName: optional(NAME),
      TransitRouterRouteTableDescription: optional(description),
      ...WRITE,
    },
    (world, caller, p) => {
      const router = routerAtRest(world, caller, p.TransitRouterId);
      if (!router.ok) return router;
      const [tableId, made] = withRouteTable(world, {
        TransitRouterId: p.TransitRouterId,
        TransitRouterRouteTableType: 'Custom',
        TransitRouterRouteTableName: p.TransitRouterRouteTableName ?? '',
        TransitRouterRouteTableDescription: p.TransitRouterRouteTableDescription ?? '',
        Status: 'Creating',
      });
      return accept(later(made, TAKES.routeTable, 'TransitRouterRouteTableSettled', { id: tableId }), {
        TransitRouterRouteTableId: tableId,
      });
    },
  ),
);

export const deleteTransitRouterRouteTable = dryRunnable(
  action(
    CBN,
    'DeleteTransitRouterRouteTable',
    { TransitRouterRouteTableId: id, ...WRITE },
    (world, caller, p) => {
      const found = tableAtRest(world, caller, p.TransitRouterRouteTableId);
      if (!found.ok) return found;
      const { row } = found;
      const refusal = whyKept(world, row);
      if (refusal) return refusal;
      const leaving: TransitRouterRouteTable = { ...row, Status: 'Deleting' };
      return accept(
        later(
          putRow(world, 'transitRouterRouteTables', row.TransitRouterRouteTableId, leaving),
          TAKES.routeTable,
          'TransitRouterRouteTableSettled',
          { id: row.TransitRouterRouteTableId },
        ),
      );
    },
  ),
);

function whyKept(world: World, table: TransitRouterRouteTable): Refusal | undefined {
  const { TransitRouterRouteTableId: tableId } = table;
  if (table.TransitRouterRouteTableType === 'System') return refuse('OperationFailed.DeleteSystemRouteTable');
  const of = (row: { readonly TransitRouterRouteTableId: string }) =>
    row.TransitRouterRouteTableId === tableId;
  const association = rows(world.alibaba.transitRouterAssociations).find(of);
  if (association)
    return refuse(
      'OperationFailed.DeleteRouteTableWithAssociation',
      `It is ${association.TransitRouterAttachmentId}.`,
    );
  const propagation = rows(world.alibaba.transitRouterPropagations).find(of);
  if (propagation)
    return refuse(
      'OperationFailed.DeleteRouteTableWithPropagation',
      `It is ${propagation.TransitRouterAttachmentId}.`,
    );
  const [entry] = entriesOf(world, tableId);
  return (
    entry &&
    refuse('OperationFailed.DeleteRouteTableWithRouteEntry', `It is ${entry.TransitRouterRouteEntryId}.`)
  );
}

export const listTransitRouterRouteTables = action(
  CBN,
  'ListTransitRouterRouteTables',
  {
    TransitRouterId: optional(id),
    TransitRouterRouteTableIds: list(id, 20),
    TransitRouterRouteTableNames: list(id, 20),
    TransitRouterRouteTableStatus: optional(id),
    TransitRouterRouteTableType: optional(oneOf(['Custom', 'System'])),
    ...TOKENS,
  },
  (world, caller, p) => {
    const items = inOrder(world.alibaba.transitRouterRouteTables)
      .filter((row) => transitRouterOf(world, caller, row.TransitRouterId) !== undefined)
      .filter((row) => fits(p.TransitRouterId, row.TransitRouterId))
      .filter((row) => isOf(p.TransitRouterRouteTableIds, row.TransitRouterRouteTableId))
      .filter((row) => isOf(p.TransitRouterRouteTableNames, row.TransitRouterRouteTableName))
      .filter((row) => fits(p.TransitRouterRouteTableStatus, row.Status))
      .filter((row) => fits(p.TransitRouterRouteTableType, row.TransitRouterRouteTableType))
      .map((row) => element(world, row));
    return accept(world, tokenPaged(p, 'TransitRouterRouteTables', items));
  },
);

const isOf = (wanted: readonly string[], value: string): boolean =>
  wanted.length === 0 || wanted.includes(value);

const element = (world: World, row: TransitRouterRouteTable): JsonObject => ({
  TransitRouterRouteTableId: row.TransitRouterRouteTableId,
  TransitRouterRouteTableName: row.TransitRouterRouteTableName,
  TransitRouterRouteTableDescription: row.TransitRouterRouteTableDescription,
  TransitRouterRouteTableType: row.TransitRouterRouteTableType,
  TransitRouterRouteTableStatus: row.Status,
  TransitRouterId: row.TransitRouterId,
  RegionId: regionOf(world, row.TransitRouterId),
  RouteTableOptions: { MultiRegionECMP: 'disable' },
  CreateTime: minutes(row.created),
  Tags: [],
});
