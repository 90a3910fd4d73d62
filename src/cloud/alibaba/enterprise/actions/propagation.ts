import { find } from '../../../lookup.js';
import type { World } from '../../../world.js';
import { accept, action } from '../../action.js';
import { CBN } from '../../actions/common.js';
import { refuse } from '../../errors.js';
import { putRow } from '../../tables.js';
import { later } from '../../transitions.js';
import { dryRunnable } from '../call.js';
import { TAKES } from '../durations.js';
import { tableKey } from '../lookup.js';
import type { Propagation } from '../state.js';
import { pairAtRest, TIE, TIES, tiesListed } from '../ties.js';

export const enableTransitRouterRouteTablePropagation = dryRunnable(
  action(CBN, 'EnableTransitRouterRouteTablePropagation', TIE, (world, caller, p) => {
    const found = pairAtRest(world, caller, p);
    if (!found.ok) return found;
    const { TransitRouterAttachmentId, TransitRouterRouteTableId } = p;
    const key = tableKey(TransitRouterAttachmentId, TransitRouterRouteTableId);
    const present = find(world.alibaba.transitRouterPropagations, key);
    if (present)
      return refuse(
        'OperationFailed.RouteTablePropagationExist',
        `${TransitRouterAttachmentId} is ${present.Status} in ${TransitRouterRouteTableId}.`,
      );
    return accept(
      settling(world, { TransitRouterAttachmentId, TransitRouterRouteTableId, Status: 'Enabling' }),
    );
  }),
);

export const disableTransitRouterRouteTablePropagation = dryRunnable(
  action(CBN, 'DisableTransitRouterRouteTablePropagation', TIE, (world, caller, p) => {
    const found = pairAtRest(world, caller, p);
    if (!found.ok) return found;
    const key = tableKey(p.TransitRouterAttachmentId, p.TransitRouterRouteTableId);
    const row = find(world.alibaba.transitRouterPropagations, key);
    if (!row)
      return refuse(
        'InvalidTransitRouterAttachmentId.NotFound',
        `${p.TransitRouterRouteTableId} does not learn the routes of ${p.TransitRouterAttachmentId}.`,
      );
    if (row.Status !== 'Active') return refuse('IncorrectStatus.Status', `It is ${row.Status}.`);
    return accept(settling(world, { ...row, Status: 'Disabling' }));
  }),
);

function settling(world: World, row: Propagation): World {
  const key = tableKey(row.TransitRouterAttachmentId, row.TransitRouterRouteTableId);
  return later(putRow(world, 'transitRouterPropagations', key, row), TAKES.propagate, 'PropagationSettled', {
    id: key,
  });
}

export const listTransitRouterRouteTablePropagations = action(
  CBN,
  'ListTransitRouterRouteTablePropagations',
  TIES,
  (world, caller, p) =>
    tiesListed(world, caller, p, 'TransitRouterPropagations', world.alibaba.transitRouterPropagations),
);
