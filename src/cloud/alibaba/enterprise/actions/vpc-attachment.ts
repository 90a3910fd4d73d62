import { newId } from '../../../ids.js';
import { find } from '../../../lookup.js';
import { accept, action } from '../../action.js';
import { CBN, uid } from '../../actions/common.js';
import { refuse } from '../../errors.js';
import { attachmentKey } from '../../lookup.js';
import { flag, list, oneOf, optional, or, record } from '../../params.js';
import { attachmentAtRest } from '../at-rest.js';
import { ATTACHMENT_TEXTS, dryRunnable, id, WRITE } from '../call.js';
import { TAKES } from '../durations.js';
import { isVpc } from '../lookup.js';
import { PLACE, placeOf } from '../place.js';
import { settling } from '../settling.js';
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
      return accept(settling(named, row, attachTime(router.Status)), { TransitRouterAttachmentId });
    },
  ),
);

/** With a transit router that is created on the way it takes longer. */
const attachTime = (status: string): number =>
  status === 'Creating' ? TAKES.transitRouter + TAKES.attach : TAKES.attach;

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
      return accept(settling(world, changed, TAKES.modify));
    },
  ),
);
