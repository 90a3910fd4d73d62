import type { JsonObject } from '../../../../model/json.js';
import type { World } from '../../../world.js';
import { accept, action } from '../../action.js';
import { CBN } from '../../actions/common.js';
import { minutes } from '../../answer.js';
import { optional } from '../../params.js';
import { fits, id, TOKENS, tokenPaged } from '../call.js';
import { regionOf } from '../links.js';
import { inOrder, isVpc, transitRouterOf } from '../lookup.js';
import type { VpcAttachment } from '../state.js';

export const listTransitRouterVpcAttachments = action(
  CBN,
  'ListTransitRouterVpcAttachments',
  {
    CenId: optional(id),
    TransitRouterId: optional(id),
    TransitRouterAttachmentId: optional(id),
    VpcId: optional(id),
    RegionId: optional(id),
    Status: optional(id),
    ...TOKENS,
  },
  (world, caller, p) => {
    const items = inOrder(world.alibaba.transitRouterAttachments)
      .filter(isVpc)
      .filter((row) => transitRouterOf(world, caller, row.TransitRouterId) !== undefined)
      .map((row) => element(world, row))
      .filter((row) => FILTERS.every((key) => fits(p[key], String(row[key]))))
      .filter((row) => fits(p.RegionId, String(row.VpcRegionId)));
    return accept(world, tokenPaged(p, 'TransitRouterAttachments', items));
  },
);

const FILTERS = ['CenId', 'TransitRouterId', 'TransitRouterAttachmentId', 'VpcId', 'Status'] as const;

const element = (world: World, row: VpcAttachment): JsonObject => ({
  TransitRouterAttachmentId: row.TransitRouterAttachmentId,
  TransitRouterAttachmentName: row.TransitRouterAttachmentName,
  TransitRouterAttachmentDescription: row.TransitRouterAttachmentDescription,
  CenId: row.CenId,
  TransitRouterId: row.TransitRouterId,
  ResourceType: row.ResourceType,
  VpcId: row.VpcId,
  VpcOwnerId: Number(world.accounts[row.account]?.uid),
  VpcRegionId: regionOf(world, row.TransitRouterId),
  ZoneMappings: row.ZoneMappings.map(({ ZoneId, VSwitchId }) => ({ ZoneId, VSwitchId })),
  AutoPublishRouteEnabled: row.AutoPublishRouteEnabled,
  ChargeType: 'POSTPAY',
  OrderType: row.OrderType,
  Status: row.Status,
  CreationTime: minutes(row.created),
  Tags: [],
});
