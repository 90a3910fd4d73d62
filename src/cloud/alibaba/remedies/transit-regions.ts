import { find } from '../../lookup.js';
import { callsOf, type Remedies, type Remedy } from '../../remedies.js';
import type { World } from '../../world.js';
import { linkOf, regionOf } from '../enterprise/links.js';
import { attachmentsOfVpc, inOrder, isPeer, peerAttachmentOf } from '../enterprise/lookup.js';
import type { PeerAttachment, TransitRouter } from '../enterprise/state.js';
import { destinationOf } from '../why/destination.js';

/** Mbit/s of a connection that nobody said more about: it is paid by traffic. */
const BANDWIDTH = { BandwidthType: 'DataTransfer', Bandwidth: 10 } as const;

/** Transit routers of two regions are connected; or a connection whose package gives nothing is paid by traffic. */
export const connectRegions: Remedies = (world, _fabric, obstacle) => {
  const near = routersOf(world, obstacle.from, obstacle.source, obstacle.router);
  const far = routersOf(world, obstacle.to, obstacle.destination);
  return [
    ...near.flatMap((one) => far.flatMap((other) => connected(world, one, other))),
    ...inOrder(world.alibaba.transitRouterAttachments)
      .filter(isPeer)
      .filter((row) => [row.TransitRouterAttachmentId, linkOf(world, row)].includes(obstacle.object))
      .flatMap((row) => paidByTraffic(world, row)),
  ];
};

/** Those that a host's networks are attached to; or the one where the packet stopped. */
function routersOf(world: World, host: string, address: string, stopped = ''): TransitRouter[] {
  const { networks } = destinationOf(world, host, address);
  const attached = networks.flatMap((vpc) =>
    attachmentsOfVpc(world, vpc).map(({ TransitRouterId }) => TransitRouterId),
  );
  return [...new Set([stopped, ...attached])].flatMap((id) => find(world.alibaba.transitRouters, id) ?? []);
}

function connected(world: World, one: TransitRouter, other: TransitRouter): Remedy[] {
  const { TransitRouterId, CenId, account } = one;
  const { TransitRouterId: PeerTransitRouterId } = other;
  if (CenId !== other.CenId || one === other) return [];
  if (peerAttachmentOf(world, TransitRouterId, PeerTransitRouterId)) return [];
  const params = {
    CenId,
    TransitRouterId,
    PeerTransitRouterId,
    PeerTransitRouterRegionId: regionOf(world, PeerTransitRouterId),
    ...BANDWIDTH,
    AutoPublishRouteEnabled: true,
  };
  return [callsOf(account, { action: 'CreateTransitRouterPeerAttachment', params })];
}

function paidByTraffic(world: World, row: PeerAttachment): Remedy[] {
  const cen = find(world.alibaba.cens, row.CenId);
  if (!cen || row.BandwidthType === 'DataTransfer') return [];
  const { TransitRouterAttachmentId } = row;
  const action = 'UpdateTransitRouterPeerAttachmentAttribute';
  return [callsOf(cen.account, { action, params: { TransitRouterAttachmentId, ...BANDWIDTH } })];
}
