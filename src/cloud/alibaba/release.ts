import type { World } from '../world.js';
import { peersFitted } from './enterprise/draws.js';
import { connectionKey } from './lookup.js';
import { regionConnectionsOn } from './packages.js';
import type { RegionConnection } from './state/cen.js';
import { dropRow, putRow } from './tables.js';

/** Virtual milliseconds from a subscription's end to its release: 15 days (another page of the cloud says 30). */
export const RELEASED_AFTER = 15 * 86_400_000;

const keyOf = (row: RegionConnection): string => connectionKey(row.CenId, ...row.regions);

/** Takes a package away with the region connections that draw on it; peer attachments stay and carry nothing. */
export const released = (world: World, id: string): World =>
  dropRow(
    regionConnectionsOn(world, id).reduce(
      (left, row) => dropRow(left, 'regionConnections', keyOf(row)),
      world,
    ),
    'bandwidthPackages',
    id,
  );

/** Cuts region connections, in the order of their regions, then peer attachments, to what their package has left. */
export function fitted(world: World, id: string): World {
  let free = world.alibaba.bandwidthPackages[id]?.Bandwidth ?? 0;
  let fit = world;
  for (const row of regionConnectionsOn(world, id)) {
    const limit = Math.min(row.BandwidthLimit, free);
    const effective = Math.min(row.effective, free);
    free -= Math.max(limit, effective);
    fit =
      limit === 0 && effective === 0
        ? dropRow(fit, 'regionConnections', keyOf(row))
        : putRow(fit, 'regionConnections', keyOf(row), { ...row, BandwidthLimit: limit, effective });
  }
  return peersFitted(fit, id, free);
}
