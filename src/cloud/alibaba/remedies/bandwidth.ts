import type { Fabric, FabricLink } from '../../../fabric/fabric.js';
import type { Call } from '../../call.js';
import { find } from '../../lookup.js';
import type { Remedies, Remedy } from '../../remedies.js';
import { pair } from '../../transit.js';
import type { World } from '../../world.js';
import { linkOf } from '../enterprise/links.js';
import { inOrder, isPeer } from '../enterprise/lookup.js';
import type { PeerAttachment } from '../enterprise/state.js';
import { pairText } from '../lookup.js';
import { connectionsOn, packageForRegions, usedOf } from '../packages.js';
import type { BandwidthPackage } from '../state/bandwidth-package.js';
import type { Cen } from '../state/cen.js';
import { approved, boughtAndBound, bound, readied, spareFor } from './package-calls.js';

type Pair = readonly [string, string];

/** The most that a connection and a package can have, in Mbit/s. */
export const MOST = 10_000;

/** More between two regions of a CEN: of the package that serves them, or of one that is bound or bought for it. */
export const widenRegions: Remedies = (world, fabric, { narrow }) => {
  const link = find(fabric.links, narrow?.link ?? '');
  if (!narrow || link?.kind !== 'region-connection') return [];
  const Mbps = Math.ceil(narrow.wanted / 1_000_000);
  if (Mbps > MOST) return [];
  const peers = inOrder(world.alibaba.transitRouterAttachments)
    .filter(isPeer)
    .filter((row) => linkOf(world, row) === link.id);
  if (peers.length > 0) return peers.flatMap((row) => widenedPeer(world, row, Mbps));
  const cen = find(world.alibaba.cens, find(fabric.routers, link.ends[0])?.network ?? '');
  return cen ? widened(world, cen, regionsOf(fabric, link), Mbps) : [];
};

const regionsOf = (fabric: Fabric, { ends: [a, b] }: FabricLink): Pair =>
  pair(find(fabric.routers, a)?.region ?? '', find(fabric.routers, b)?.region ?? '');

function widened(world: World, cen: Cen, regions: Pair, Mbps: number): readonly Remedy[] {
  const set = limit(cen, regions, Mbps);
  const row = packageForRegions(world, cen.CenId, ...regions);
  if (row) return [calls(...readied(row, Mbps + besides(world, row, regions)), set)];
  const order = boughtAndBound(world, cen, regions, Mbps);
  return [
    ...spareFor(world, cen, regions).map((spare) =>
      calls(...readied(spare, Mbps), bound(cen, spare.CenBandwidthPackageId), set),
    ),
    ...(order.length > 0 ? [calls(...order, set)] : approved(world, cen, regions)),
  ];
}

const calls = (...all: readonly Call[]): Remedy => ({ kind: 'calls', calls: all });

const limit = ({ CenId, account }: Cen, [a, b]: Pair, BandwidthLimit: number): Call => ({
  as: account,
  action: 'SetCenInterRegionBandwidthLimit',
  params: { CenId, LocalRegionId: a, OppositeRegionId: b, BandwidthLimit },
});

/** Mbit/s that other connections hold of a package. */
const besides = (world: World, { CenBandwidthPackageId }: BandwidthPackage, regions: Pair): number =>
  usedOf(
    connectionsOn(world, CenBandwidthPackageId).filter(
      (other) => pairText(other.regions) !== pairText(regions),
    ),
  );

/** A peer attachment of transit routers: of its package, or paid by traffic. */
function widenedPeer(world: World, row: PeerAttachment, Bandwidth: number): readonly Remedy[] {
  const cen = find(world.alibaba.cens, row.CenId);
  if (!cen) return [];
  const update = (more: Readonly<Record<string, string>>): Call => ({
    as: cen.account,
    action: 'UpdateTransitRouterPeerAttachmentAttribute',
    params: { TransitRouterAttachmentId: row.TransitRouterAttachmentId, ...more, Bandwidth },
  });
  if (row.BandwidthType === 'DataTransfer') return [calls(update({}))];
  const source = find(world.alibaba.bandwidthPackages, row.CenBandwidthPackageId ?? '');
  return [
    ...(source ? [calls(...readied(source, Bandwidth + beside(world, source, row)), update({}))] : []),
    calls(update({ BandwidthType: 'DataTransfer' })),
  ];
}

const beside = (world: World, { CenBandwidthPackageId }: BandwidthPackage, row: PeerAttachment): number =>
  usedOf(connectionsOn(world, CenBandwidthPackageId)) - Math.max(row.Bandwidth, row.effective);
