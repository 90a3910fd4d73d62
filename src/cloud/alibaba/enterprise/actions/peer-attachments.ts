import type { JsonObject } from '../../../../model/json.js';
import { find } from '../../../lookup.js';
import type { Account, World } from '../../../world.js';
import { accept, action } from '../../action.js';
import { spanId } from '../../actions/bandwidth-package-view.js';
import { CBN } from '../../actions/common.js';
import { minutes } from '../../answer.js';
import { optional } from '../../params.js';
import { fits, id, TOKENS, tokenPaged } from '../call.js';
import { regionOf } from '../links.js';
import { inOrder, isPeer, transitRouterOf } from '../lookup.js';
import type { PeerAttachment } from '../state.js';

export const listTransitRouterPeerAttachments = action(
  CBN,
  'ListTransitRouterPeerAttachments',
  {
    CenId: optional(id),
    TransitRouterId: optional(id),
    TransitRouterAttachmentId: optional(id),
    RegionId: optional(id),
    ...TOKENS,
  },
  (world, caller, p) => {
    const items = inOrder(world.alibaba.transitRouterAttachments)
      .filter(isPeer)
      .filter((row) => transitRouterOf(world, caller, row.TransitRouterId) !== undefined)
      .map((row) => element(world, caller, row))
      .filter((row) => FILTERS.every((key) => fits(p[key], String(row[key]))));
    return accept(world, tokenPaged(p, 'TransitRouterAttachments', items));
  },
);

const FILTERS = ['CenId', 'TransitRouterId', 'TransitRouterAttachmentId', 'RegionId'] as const;

function element(world: World, caller: Account, row: PeerAttachment): JsonObject {
  const source =
    row.CenBandwidthPackageId === undefined
      ? undefined
      : find(world.alibaba.bandwidthPackages, row.CenBandwidthPackageId);
  return {
    TransitRouterAttachmentId: row.TransitRouterAttachmentId,
    TransitRouterAttachmentName: row.TransitRouterAttachmentName,
    TransitRouterAttachmentDescription: row.TransitRouterAttachmentDescription,
    CenId: row.CenId,
    TransitRouterId: row.TransitRouterId,
    RegionId: regionOf(world, row.TransitRouterId),
    PeerTransitRouterId: row.PeerTransitRouterId,
    PeerTransitRouterOwnerId: Number(caller.uid),
    PeerTransitRouterRegionId: regionOf(world, row.PeerTransitRouterId),
    ResourceType: row.ResourceType,
    Bandwidth: row.Bandwidth,
    BandwidthType: row.BandwidthType,
    ...(source && {
      CenBandwidthPackageId: source.CenBandwidthPackageId,
      GeographicSpanId: spanId(source),
    }),
    DefaultLinkType: row.DefaultLinkType,
    AutoPublishRouteEnabled: row.AutoPublishRouteEnabled,
    Status: row.Status,
    CreationTime: minutes(row.created),
    Tags: [],
  };
}
