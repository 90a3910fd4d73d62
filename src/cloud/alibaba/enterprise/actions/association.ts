import { find } from '../../../lookup.js';
import type { World } from '../../../world.js';
import { accept, action } from '../../action.js';
import { CBN } from '../../actions/common.js';
import { refuse } from '../../errors.js';
import { putRow } from '../../tables.js';
import { later } from '../../transitions.js';
import { dryRunnable } from '../call.js';
import { TAKES } from '../durations.js';
import { associationAt, tableKey } from '../lookup.js';
import type { Association } from '../state.js';
import { pairAtRest, TIE, TIES, tiesListed } from '../ties.js';

export const associateTransitRouterAttachmentWithRouteTable = dryRunnable(
  action(CBN, 'AssociateTransitRouterAttachmentWithRouteTable', TIE, (world, caller, p) => {
    const found = pairAtRest(world, caller, p);
    if (!found.ok) return found;
    const { attachment, table } = found.row;
    const present = associationAt(world, attachment.TransitRouterAttachmentId, table.TransitRouterId);
    if (present)
      return refuse(
        'OperationFailed.RouteTableAssociationExist',
        `${present.TransitRouterAttachmentId} is ${present.Status} with ${present.TransitRouterRouteTableId}.`,
      );
    return accept(
      settling(world, {
        TransitRouterAttachmentId: attachment.TransitRouterAttachmentId,
        TransitRouterRouteTableId: table.TransitRouterRouteTableId,
        Status: 'Associating',
      }),
    );
  }),
);

export const dissociateTransitRouterAttachmentFromRouteTable = dryRunnable(
  action(CBN, 'DissociateTransitRouterAttachmentFromRouteTable', TIE, (world, caller, p) => {
    const found = pairAtRest(world, caller, p);
    if (!found.ok) return found;
    const key = tableKey(p.TransitRouterAttachmentId, p.TransitRouterRouteTableId);
    const row = find(world.alibaba.transitRouterAssociations, key);
    if (!row)
      return refuse(
        'InvalidTransitRouterAttachmentId.NotFound',
        `${p.TransitRouterAttachmentId} is not associated with ${p.TransitRouterRouteTableId}.`,
      );
    if (row.Status !== 'Active') return refuse('IncorrectStatus.Status', `It is ${row.Status}.`);
    return accept(settling(world, { ...row, Status: 'Dissociating' }));
  }),
);

function settling(world: World, row: Association): World {
  const key = tableKey(row.TransitRouterAttachmentId, row.TransitRouterRouteTableId);
  return later(putRow(world, 'transitRouterAssociations', key, row), TAKES.associate, 'AssociationSettled', {
    id: key,
  });
}

export const listTransitRouterRouteTableAssociations = action(
  CBN,
  'ListTransitRouterRouteTableAssociations',
  TIES,
  (world, caller, p) =>
    tiesListed(world, caller, p, 'TransitRouterAssociations', world.alibaba.transitRouterAssociations),
);
