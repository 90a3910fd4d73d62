import { parseCidr } from '../../../../model/cidr.js';
import { newId } from '../../../ids.js';
import { find } from '../../../lookup.js';
import type { Account, World } from '../../../world.js';
import { accept, action } from '../../action.js';
import { CBN, description } from '../../actions/common.js';
import { type Refusal, refuse } from '../../errors.js';
import { oneOf, optional } from '../../params.js';
import { putRow } from '../../tables.js';
import { later } from '../../transitions.js';
import { attachmentAtRest, tableAtRest } from '../at-rest.js';
import { dryRunnable, fits, type Got, got, id, NAME, WRITE } from '../call.js';
import { TAKES } from '../durations.js';
import { endsOf, entriesOf } from '../lookup.js';
import type { TransitRouterRouteEntry, TransitRouterRouteTable } from '../state.js';

const NEXT_HOP_TYPE = oneOf(['Attachment', 'BlackHole'], 'IllegalParam.NextHopType');

export const createTransitRouterRouteEntry = dryRunnable(
  action(
    CBN,
    'CreateTransitRouterRouteEntry',
    {
      TransitRouterRouteTableId: id,
      TransitRouterRouteEntryDestinationCidrBlock: id,
      TransitRouterRouteEntryNextHopType: NEXT_HOP_TYPE,
      TransitRouterRouteEntryNextHopId: optional(id),
      TransitRouterRouteEntryName: optional(NAME),
      TransitRouterRouteEntryDescription: optional(description),
      ...WRITE,
    },
    (world, caller, p) => {
      const table = tableAtRest(world, caller, p.TransitRouterRouteTableId);
      if (!table.ok) return table;
      const block = parseCidr(p.TransitRouterRouteEntryDestinationCidrBlock);
      if (!block)
        return refuse(
          'IllegalParam.TransitRouterDestinationCidrBlock',
          `It is ${p.TransitRouterRouteEntryDestinationCidrBlock}.`,
        );
      const NextHopId = p.TransitRouterRouteEntryNextHopId;
      const refusal = whyNoNextHop(world, caller, table.row, p.TransitRouterRouteEntryNextHopType, NextHopId);
      if (refusal) return refusal;
      const present = entriesOf(world, p.TransitRouterRouteTableId).find(({ cidr }) => cidr === block.text);
      if (present)
        return refuse(
          'OperationFailed.CreateRouteEntryWithSameDestinationCidrBlock',
          `It is ${present.TransitRouterRouteEntryId}.`,
        );
      const [TransitRouterRouteEntryId, named] = newId(world, 'rte-');
      const row: TransitRouterRouteEntry = {
        TransitRouterRouteEntryId,
        TransitRouterRouteTableId: p.TransitRouterRouteTableId,
        TransitRouterRouteEntryName: p.TransitRouterRouteEntryName ?? '',
        TransitRouterRouteEntryDescription: p.TransitRouterRouteEntryDescription ?? '',
        cidr: block.text,
        ...(NextHopId !== undefined && { NextHopId }),
        Status: 'Creating',
        created: world.now,
        order: world.serial,
      };
      return accept(settling(named, row), { TransitRouterRouteEntryId });
    },
  ),
);

const settling = (world: World, row: TransitRouterRouteEntry): World =>
  later(
    putRow(world, 'transitRouterRouteEntries', row.TransitRouterRouteEntryId, row),
    TAKES.routeEntry,
    'TransitRouterRouteEntrySettled',
    { id: row.TransitRouterRouteEntryId },
  );

/** A black hole has no next hop; any other route leads to an attachment of the table's transit router. */
function whyNoNextHop(
  world: World,
  caller: Account,
  table: TransitRouterRouteTable,
  type: 'Attachment' | 'BlackHole',
  NextHopId: string | undefined,
): Refusal | undefined {
  if (type === 'BlackHole')
    return NextHopId === undefined ? undefined : refuse('ParamExclusive.NextHopTypeBlackHoleAndNextHopId');
  if (NextHopId === undefined) return refuse('MissingParam.TransitRouterRouteEntryNextHopId');
  const known = find(world.alibaba.transitRouterAttachments, NextHopId);
  if (!known || !endsOf(known).includes(table.TransitRouterId))
    return refuse(
      'InvalidTransitRouterRouteEntryNextHopId.NotFound',
      `${table.TransitRouterId} has no attachment ${NextHopId}.`,
    );
  const atRest = attachmentAtRest(world, caller, NextHopId);
  return atRest.ok ? undefined : atRest;
}

export const deleteTransitRouterRouteEntry = dryRunnable(
  action(
    CBN,
    'DeleteTransitRouterRouteEntry',
    {
      TransitRouterRouteEntryId: optional(id),
      TransitRouterRouteTableId: optional(id),
      TransitRouterRouteEntryDestinationCidrBlock: optional(id),
      TransitRouterRouteEntryNextHopType: optional(NEXT_HOP_TYPE),
      TransitRouterRouteEntryNextHopId: optional(id),
      ...WRITE,
    },
    (world, caller, p) => {
      const found = entryOf(world, p);
      if (!found.ok) return found;
      const table = tableAtRest(world, caller, found.row.TransitRouterRouteTableId);
      if (!table.ok) return table;
      if (found.row.Status !== 'Active')
        return refuse('IncorrectStatus.Status', `It is ${found.row.Status}.`);
      return accept(settling(world, { ...found.row, Status: 'Deleting' }));
    },
  ),
);

interface Wanted {
  readonly TransitRouterRouteEntryId: string | undefined;
  readonly TransitRouterRouteTableId: string | undefined;
  readonly TransitRouterRouteEntryDestinationCidrBlock: string | undefined;
  readonly TransitRouterRouteEntryNextHopId: string | undefined;
}

/** A static route is named by its id alone, or by its table, block and next hop. */
function entryOf(world: World, p: Wanted): Got<TransitRouterRouteEntry> {
  const { TransitRouterRouteEntryId: entryId, TransitRouterRouteTableId: table } = p;
  const block = p.TransitRouterRouteEntryDestinationCidrBlock;
  if (entryId !== undefined) {
    if (table !== undefined || block !== undefined)
      return refuse('ParamExclusive.RouteEntryIdAndRouteTableIdOrDestCidrBlock');
    const row = find(world.alibaba.transitRouterRouteEntries, entryId);
    return row ? got(row) : refuse('IllegalParam.TransitRouterRouteEntryId', `It is ${entryId}.`);
  }
  if (table === undefined || block === undefined)
    return refuse('MissingParameter', 'Parameter: TransitRouterRouteEntryId.');
  const row = entriesOf(world, table).find(
    ({ cidr, NextHopId }) =>
      cidr === parseCidr(block)?.text && fits(p.TransitRouterRouteEntryNextHopId, NextHopId),
  );
  return row ? got(row) : refuse('InvalidDestinationCidrBlock.NotFound', `${block} in ${table}.`);
}
