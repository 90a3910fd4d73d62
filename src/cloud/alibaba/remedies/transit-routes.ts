import { find } from '../../lookup.js';
import { callsOf, type Remedies, type Remedy } from '../../remedies.js';
import type { World } from '../../world.js';
import { associationAt, endsOf, isPeer, isVpc, propagates, routeTablesOf } from '../enterprise/lookup.js';
import type { TransitRouterAttachment } from '../enterprise/state.js';

/** What comes in by the attachment gets a route table, at each end where it has none. */
export const associate: Remedies = (world, _fabric, { object }) =>
  ofAttachment(world, object, (row, as) =>
    endsOf(row)
      .filter((router) => !associationAt(world, object, router))
      .flatMap((router) => routeTablesOf(world, router))
      .map(({ TransitRouterRouteTableId }) =>
        callsOf(as, {
          action: 'AssociateTransitRouterAttachmentWithRouteTable',
          params: { TransitRouterAttachmentId: object, TransitRouterRouteTableId },
        }),
      ),
  );

/** A route table learns what the attachment brings; a peer attachment has to be told to bring anything. */
export const propagate: Remedies = (world, _fabric, { object }) =>
  ofAttachment(world, object, (row, as) => [
    ...(isPeer(row) && !row.AutoPublishRouteEnabled ? [publishing(row, as)] : []),
    ...endsOf(row)
      .flatMap((router) => routeTablesOf(world, router))
      .filter(({ TransitRouterRouteTableId: table }) => !propagates(world, object, table))
      .map(({ TransitRouterRouteTableId }) =>
        callsOf(as, {
          action: 'EnableTransitRouterRouteTablePropagation',
          params: { TransitRouterAttachmentId: object, TransitRouterRouteTableId },
        }),
      ),
  ]);

/** The transit router writes its routes into the VPC. */
export const writeRoutes: Remedies = (world, _fabric, { object }) =>
  ofAttachment(world, object, (row, as) =>
    isVpc(row) && !row.AutoPublishRouteEnabled ? [publishing(row, as)] : [],
  );

function publishing(row: TransitRouterAttachment, as: string): Remedy {
  const action = isVpc(row)
    ? 'UpdateTransitRouterVpcAttachmentAttribute'
    : 'UpdateTransitRouterPeerAttachmentAttribute';
  const { TransitRouterAttachmentId } = row;
  return callsOf(as, { action, params: { TransitRouterAttachmentId, AutoPublishRouteEnabled: true } });
}

/** By the owner of its CEN. */
function ofAttachment(
  world: World,
  id: string,
  make: (row: TransitRouterAttachment, as: string) => Remedy[],
): Remedy[] {
  const row = find(world.alibaba.transitRouterAttachments, id);
  const cen = row && find(world.alibaba.cens, row.CenId);
  return row && cen ? make(row, cen.account) : [];
}
