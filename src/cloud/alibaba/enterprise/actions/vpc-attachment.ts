import type { JsonObject } from '../../../../model/json.js';
import { newId } from '../../../ids.js';
import { find } from '../../../lookup.js';
import type { World } from '../../../world.js';
import { accept, action } from '../../action.js';
import { CBN, uid } from '../../actions/common.js';
import { minutes } from '../../answer.js';
import { refuse } from '../../errors.js';
import { attachmentKey } from '../../lookup.js';
import { flag, list, oneOf, optional, or, record } from '../../params.js';
import { putRow } from '../../tables.js';
import { later } from '../../transitions.js';
import { attachmentAtRest } from '../at-rest.js';
import { ATTACHMENT_TEXTS, dryRunnable, fits, id, TOKENS, tokenPaged, WRITE } from '../call.js';
import { TAKES } from '../durations.js';
import { regionOf } from '../links.js';
import { inOrder, isVpc, transitRouterOf } from '../lookup.js';
import { PLACE, placeOf } from '../place.js';
import type { VpcAttachment } from '../state.js';
import { vpcFor, whyNotAttachable, whyNotPublishing, whyNotZones } from '../vpc-checks.js';

export const createTransitRouterVpcAttachment = dryRunnable(
  action(
    CBN,
    'CreateTransitRouterVpcAttachment',
    {
      ...PLACE,
      VpcId: id,
      VpcOwnerId: optional(uid),
      ZoneMappings: list(record({ ZoneId: id, VSwitchId: id })),
      AutoPublishRouteEnabled: or(flag, false),
      ChargeType: or(oneOf(['POSTPAY'], 'IllegalParam.ChargeType'), 'POSTPAY'),
      ...ATTACHMENT_TEXTS,
      ...WRITE,
    },
    (before, caller, p) => {
      const place = placeOf(before, caller, p);
      if (!place.ok) return place;
      const { world, router } = place;
      const vpc = vpcFor(world, caller, router, p.VpcId, p.VpcOwnerId);
      if (!vpc.ok) return vpc;
      const refusal =
        whyNotAttachable(world, router, vpc.row) ??
        (p.AutoPublishRouteEnabled ? whyNotPublishing(world, vpc.row.id) : undefined) ??
        whyNotZones(world, vpc.row, p.ZoneMappings);
      if (refusal) return refusal;
      const [TransitRouterAttachmentId, named] = newId(world, 'tr-attach-');
      const grant = find(world.alibaba.transitRouterGrants, attachmentKey(router.CenId, vpc.row.id));
      const row: VpcAttachment = {
        ResourceType: 'VPC',
        TransitRouterAttachmentId,
        CenId: router.CenId,
        TransitRouterId: router.TransitRouterId,
        TransitRouterAttachmentName: p.TransitRouterAttachmentName ?? '',
        TransitRouterAttachmentDescription: p.TransitRouterAttachmentDescription ?? '',
        AutoPublishRouteEnabled: p.AutoPublishRouteEnabled,
        VpcId: vpc.row.id,
        account: vpc.row.account,
        ZoneMappings: p.ZoneMappings,
        OrderType: grant?.OrderType ?? 'PayByCenOwner',
        Status: 'Attaching',
        created: world.now,
        order: world.serial,
      };
      return accept(settlingIn(named, row, attachTime(router.Status)), { TransitRouterAttachmentId });
    },
  ),
);

/** With a transit router that is created on the way it takes longer. */
const attachTime = (status: string): number =>
  status === 'Creating' ? TAKES.transitRouter + TAKES.attach : TAKES.attach;

const settlingIn = (world: World, row: VpcAttachment, ms: number): World =>
  later(
    putRow(world, 'transitRouterAttachments', row.TransitRouterAttachmentId, row),
    ms,
    'TransitRouterAttachmentSettled',
    { id: row.TransitRouterAttachmentId },
  );

export const updateTransitRouterVpcAttachmentAttribute = dryRunnable(
  action(
    CBN,
    'UpdateTransitRouterVpcAttachmentAttribute',
    {
      TransitRouterAttachmentId: id,
      AutoPublishRouteEnabled: optional(flag),
      OrderType: optional(oneOf(['PayByCenOwner', 'PayByResourceOwner'])),
      ...ATTACHMENT_TEXTS,
      ...WRITE,
    },
    (world, caller, p) => {
      const found = attachmentAtRest(world, caller, p.TransitRouterAttachmentId);
      if (!found.ok) return found;
      const { row } = found;
      if (!isVpc(row)) return refuse('InvalidTransitRouterAttachmentId.NotFound', 'It is not a VPC’s.');
      const refusal =
        p.AutoPublishRouteEnabled === true &&
        whyNotPublishing(world, row.VpcId, row.TransitRouterAttachmentId);
      if (refusal) return refusal;
      const changed: VpcAttachment = {
        ...row,
        AutoPublishRouteEnabled: p.AutoPublishRouteEnabled ?? row.AutoPublishRouteEnabled,
        OrderType: p.OrderType ?? row.OrderType,
        TransitRouterAttachmentName: p.TransitRouterAttachmentName ?? row.TransitRouterAttachmentName,
        TransitRouterAttachmentDescription:
          p.TransitRouterAttachmentDescription ?? row.TransitRouterAttachmentDescription,
        Status: 'Modifying',
      };
      return accept(settlingIn(world, changed, TAKES.modify));
    },
  ),
);

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
