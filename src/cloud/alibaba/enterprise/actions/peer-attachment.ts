import { newId } from '../../../ids.js';
import type { Account, World } from '../../../world.js';
import { accept, action } from '../../action.js';
import { CBN } from '../../actions/common.js';
import { refuse } from '../../errors.js';
import { flag, integer, oneOf, optional, or } from '../../params.js';
import { attachmentAtRest, isBasic, routerAtRest } from '../at-rest.js';
import { ATTACHMENT_TEXTS, dryRunnable, fits, type Got, id, WRITE } from '../call.js';
import { TAKES } from '../durations.js';
import { regionOf } from '../links.js';
import { isPeer, peerAttachmentOf, transitRouterOf } from '../lookup.js';
import { bandwidthFor } from '../peer-bandwidth.js';
import { PLACE, placeOf } from '../place.js';
import { settling } from '../settling.js';
import type { PeerAttachment, TransitRouter } from '../state.js';

const BANDWIDTH = {
  Bandwidth: optional(integer(1, 10_000, 'IllegalParam.Bandwidth')),
  CenBandwidthPackageId: optional(id),
};
const TYPE = oneOf(['BandwidthPackage', 'DataTransfer'], 'IllegalParam.BandwidthType');
const LINK = oneOf(['Gold', 'Platinum']);

export const createTransitRouterPeerAttachment = dryRunnable(
  action(
    CBN,
    'CreateTransitRouterPeerAttachment',
    {
      ...PLACE,
      PeerTransitRouterId: id,
      PeerTransitRouterRegionId: optional(id),
      ...BANDWIDTH,
      BandwidthType: or(TYPE, 'BandwidthPackage'),
      DefaultLinkType: or(LINK, 'Gold'),
      AutoPublishRouteEnabled: or(flag, false),
      ...ATTACHMENT_TEXTS,
      ...WRITE,
    },
    (before, caller, p) => {
      const place = placeOf(before, caller, p);
      if (!place.ok) return place;
      const { world, router } = place;
      const peer = peerFor(world, caller, router, p.PeerTransitRouterId, p.PeerTransitRouterRegionId);
      if (!peer.ok) return peer;
      const regions = [router.RegionId, peer.row.RegionId] as const;
      const bandwidth = bandwidthFor(world, caller, { CenId: router.CenId, regions }, p);
      if (!bandwidth.ok) return bandwidth;
      const [TransitRouterAttachmentId, named] = newId(world, 'tr-attach-');
      const row: PeerAttachment = {
        ResourceType: 'TR',
        TransitRouterAttachmentId,
        CenId: router.CenId,
        TransitRouterId: router.TransitRouterId,
        PeerTransitRouterId: peer.row.TransitRouterId,
        TransitRouterAttachmentName: p.TransitRouterAttachmentName ?? '',
        TransitRouterAttachmentDescription: p.TransitRouterAttachmentDescription ?? '',
        AutoPublishRouteEnabled: p.AutoPublishRouteEnabled,
        ...bandwidth.row,
        effective: 0,
        Status: 'Attaching',
        created: world.now,
        order: world.serial,
      };
      const wait = router.Status === 'Creating' ? TAKES.transitRouter : 0;
      return accept(settling(named, row, wait + TAKES.attach), { TransitRouterAttachmentId });
    },
  ),
);

/** Another transit router of the same CEN, with which there is no connection yet. */
function peerFor(
  world: World,
  caller: Account,
  router: TransitRouter,
  peerId: string,
  region: string | undefined,
): Got<TransitRouter> {
  const known = transitRouterOf(world, caller, peerId);
  if (!known && !isBasic(world, caller, peerId))
    return refuse('InvalidPeerTransitRouterId.NotFound', `PeerTransitRouterId: ${peerId}.`);
  const peer = routerAtRest(world, caller, peerId);
  if (!peer.ok) return peer;
  if (peer.row.CenId !== router.CenId || peerId === router.TransitRouterId)
    return refuse('IllegalParam.PeerTransitRouterId', `It must be another one of ${router.CenId}.`);
  if (!fits(region, peer.row.RegionId))
    return refuse('IllegalParam.PeerRegionId', `${peerId} is in ${peer.row.RegionId}, not in ${region}.`);
  const present = peerAttachmentOf(world, router.TransitRouterId, peerId);
  return present
    ? refuse('InvalidOperation', `${present.TransitRouterAttachmentId} connects the two already.`)
    : peer;
}

export const updateTransitRouterPeerAttachmentAttribute = dryRunnable(
  action(
    CBN,
    'UpdateTransitRouterPeerAttachmentAttribute',
    {
      TransitRouterAttachmentId: id,
      ...BANDWIDTH,
      BandwidthType: optional(TYPE),
      DefaultLinkType: optional(LINK),
      AutoPublishRouteEnabled: optional(flag),
      ...ATTACHMENT_TEXTS,
      ...WRITE,
    },
    (world, caller, p) => {
      const found = attachmentAtRest(world, caller, p.TransitRouterAttachmentId);
      if (!found.ok) return found;
      const { row } = found;
      if (!isPeer(row))
        return refuse('InvalidTransitRouterAttachmentId.NotFound', 'It is not between regions.');
      const wanted = {
        Bandwidth: p.Bandwidth ?? row.Bandwidth,
        BandwidthType: p.BandwidthType ?? row.BandwidthType,
        CenBandwidthPackageId: p.CenBandwidthPackageId ?? row.CenBandwidthPackageId,
        DefaultLinkType: p.DefaultLinkType ?? row.DefaultLinkType,
      };
      const bandwidth = bandwidthFor(
        world,
        caller,
        { CenId: row.CenId, regions: regionsOf(world, row) },
        wanted,
        row,
      );
      if (!bandwidth.ok) return bandwidth;
      const { CenBandwidthPackageId: _old, ...rest } = row;
      const changed: PeerAttachment = {
        ...rest,
        ...bandwidth.row,
        AutoPublishRouteEnabled: p.AutoPublishRouteEnabled ?? row.AutoPublishRouteEnabled,
        TransitRouterAttachmentName: p.TransitRouterAttachmentName ?? row.TransitRouterAttachmentName,
        TransitRouterAttachmentDescription:
          p.TransitRouterAttachmentDescription ?? row.TransitRouterAttachmentDescription,
        Status: 'Modifying',
      };
      return accept(settling(world, changed, TAKES.modify));
    },
  ),
);

const regionsOf = (world: World, row: PeerAttachment): readonly [string, string] => [
  regionOf(world, row.TransitRouterId),
  regionOf(world, row.PeerTransitRouterId),
];
