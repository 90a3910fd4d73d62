import { rows } from '../../../model/json.js';
import type { World } from '../../world.js';
import { pair } from '../lookup.js';
import type { RegionConnection } from '../state.js';
import { regionOf } from './links.js';
import { isPeer } from './lookup.js';

/** Bandwidth that something between two regions takes of a package. */
export type Draw = Pick<RegionConnection, 'regions' | 'BandwidthLimit' | 'effective'>;

/** What peer attachments take of a package; one that is being removed holds its bandwidth until it is gone. */
export const peerDraws = (world: World, packageId: string): Draw[] =>
  rows(world.alibaba.transitRouterAttachments)
    .filter(isPeer)
    .filter((row) => row.CenBandwidthPackageId === packageId)
    .map((row) => ({
      regions: pair(regionOf(world, row.TransitRouterId), regionOf(world, row.PeerTransitRouterId)),
      BandwidthLimit: row.Bandwidth,
      effective: row.effective,
    }));
