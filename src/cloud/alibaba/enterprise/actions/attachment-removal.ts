import { rows } from '../../../../model/json.js';
import type { Account, World } from '../../../world.js';
import { accept, action, type Outcome } from '../../action.js';
import { CBN } from '../../actions/common.js';
import { type Refusal, refuse } from '../../errors.js';
import { flag, or } from '../../params.js';
import { dropRow } from '../../tables.js';
import { attachmentAtRest } from '../at-rest.js';
import { dryRunnable, id, WRITE } from '../call.js';
import { TAKES } from '../durations.js';
import { associationsOf, entriesTo, isPeer, isVpc, propagationsOf, tableKey } from '../lookup.js';
import { settling } from '../settling.js';
import type { TransitRouterAttachment } from '../state.js';

const REMOVAL = { TransitRouterAttachmentId: id, Force: or(flag, false), ...WRITE };

interface Removal {
  readonly TransitRouterAttachmentId: string;
  readonly Force: boolean;
}

export const deleteTransitRouterVpcAttachment = dryRunnable(
  action(CBN, 'DeleteTransitRouterVpcAttachment', REMOVAL, (world, caller, p) =>
    removed(world, caller, p, isVpc),
  ),
);

export const deleteTransitRouterPeerAttachment = dryRunnable(
  action(CBN, 'DeleteTransitRouterPeerAttachment', REMOVAL, (world, caller, p) =>
    removed(world, caller, p, isPeer),
  ),
);

function removed(
  world: World,
  caller: Account,
  { TransitRouterAttachmentId, Force }: Removal,
  kind: (row: TransitRouterAttachment) => boolean,
): Outcome {
  const found = attachmentAtRest(world, caller, TransitRouterAttachmentId);
  if (!found.ok) return found;
  if (!kind(found.row))
    return refuse('InvalidTransitRouterAttachmentId.NotFound', 'It is an attachment of another kind.');
  const refusal = whyUsedByVpc(world, found.row) ?? (Force ? undefined : whyUsed(world, found.row));
  if (refusal) return refusal;
  const leaving: TransitRouterAttachment = { ...found.row, Status: 'Detaching' };
  return accept(settling(freed(world, leaving), leaving, TAKES.detach));
}

/** Routes of the VPC are its owner's: Force does not remove them. */
function whyUsedByVpc(world: World, row: TransitRouterAttachment): Refusal | undefined {
  if (!isVpc(row)) return undefined;
  const route = rows(world.routeTables)
    .flatMap(({ vpc, entries }) => (vpc === row.VpcId ? entries : []))
    .find(
      ({ nextHopType, nextHopId }) =>
        nextHopType === 'Attachment' && nextHopId === row.TransitRouterAttachmentId,
    );
  return route && refuse('OperationFailed.AttachmentReferencedVpcRouteEntryExisted', `It is ${route.id}.`);
}

function whyUsed(
  world: World,
  { TransitRouterAttachmentId: id }: TransitRouterAttachment,
): Refusal | undefined {
  const [association] = associationsOf(world, id);
  if (association)
    return refuse(
      'OperationFailed.RouteTableAssociationExist',
      `It is ${association.TransitRouterRouteTableId}.`,
    );
  const [propagation] = propagationsOf(world, id);
  if (propagation)
    return refuse(
      'OperationFailed.RouteTablePropagationExist',
      `It is ${propagation.TransitRouterRouteTableId}.`,
    );
  const [entry] = entriesTo(world, id);
  return entry && refuse('OperationFailed.RouteEntryExist', `It is ${entry.TransitRouterRouteEntryId}.`);
}

/** Without what route tables say of an attachment. */
function freed(world: World, { TransitRouterAttachmentId: id }: TransitRouterAttachment): World {
  const keyOf = (row: { readonly TransitRouterRouteTableId: string }) =>
    tableKey(id, row.TransitRouterRouteTableId);
  const dissociated = associationsOf(world, id).reduce(
    (left, row) => dropRow(left, 'transitRouterAssociations', keyOf(row)),
    world,
  );
  const unlearned = propagationsOf(world, id).reduce(
    (left, row) => dropRow(left, 'transitRouterPropagations', keyOf(row)),
    dissociated,
  );
  return entriesTo(world, id).reduce(
    (left, row) => dropRow(left, 'transitRouterRouteEntries', row.TransitRouterRouteEntryId),
    unlearned,
  );
}
