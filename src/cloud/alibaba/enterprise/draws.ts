import type { World } from '../../world.js';
import { pair } from '../lookup.js';
import type { RegionConnection } from '../state/cen.js';
import { putRow } from '../tables.js';
import { regionOf } from './links.js';
import { inOrder, isPeer } from './lookup.js';
import type { PeerAttachment } from './state.js';

/** Bandwidth that something between two regions takes of a package. */
export type Draw = Pick<RegionConnection, 'regions' | 'BandwidthLimit' | 'effective'>;

const peersOn = (world: World, packageId: string): PeerAttachment[] =>
  inOrder(world.alibaba.transitRouterAttachments)
    .filter(isPeer)
    .filter((row) => row.CenBandwidthPackageId === packageId);

/** What peer attachments take of a package; one that is being removed holds its bandwidth until it is gone. */
export const peerDraws = (world: World, packageId: string): Draw[] =>
  peersOn(world, packageId).map((row) => ({
    regions: pair(regionOf(world, row.TransitRouterId), regionOf(world, row.PeerTransitRouterId)),
    BandwidthLimit: row.Bandwidth,
    effective: row.effective,
  }));

/** Cuts peer attachments, the youngest first, to the Mbit/s that their package has left; with none one carries nothing. */
export function peersFitted(world: World, packageId: string, Mbps: number): World {
  let free = Mbps;
  return peersOn(world, packageId).reduce((left, row) => {
    const Bandwidth = Math.min(row.Bandwidth, free);
    const effective = Math.min(row.effective, free);
    free -= Math.max(Bandwidth, effective);
    const cut = { ...row, Bandwidth, effective };
    return putRow(left, 'transitRouterAttachments', row.TransitRouterAttachmentId, cut);
  }, world);
}
