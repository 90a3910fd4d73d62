import type { RouteTarget } from '../../../fabric/fabric.js';
import { find } from '../../lookup.js';
import type { World } from '../../world.js';
import { attachmentLinkId, regionLinkId } from '../fabric/ids.js';
import { carries, isVpc } from './lookup.js';
import type { TransitRouterAttachment } from './state.js';

/** The cable an attachment is: `<vpc>@<transit router>`; between regions as in the Basic Edition. */
export function linkOf(world: World, row: TransitRouterAttachment): string {
  if (isVpc(row)) return attachmentLinkId(row.TransitRouterId, row.VpcId);
  return regionLinkId(
    row.CenId,
    regionOf(world, row.TransitRouterId),
    regionOf(world, row.PeerTransitRouterId),
  );
}

export const regionOf = (world: World, router: string): string =>
  find(world.alibaba.transitRouters, router)?.RegionId ?? router;

/** Where a VPC's own route with the next hop type `Attachment` leads; absent: nowhere. */
export function attachmentTarget(world: World, vpc: string, attachment: string): RouteTarget | undefined {
  const row = find(world.alibaba.transitRouterAttachments, attachment);
  return row && isVpc(row) && row.VpcId === vpc && carries(row)
    ? { kind: 'link', link: linkOf(world, row) }
    : undefined;
}
