import { formatRate } from '../../../model/units.js';
import { find } from '../../lookup.js';
import type { WhyHopeless } from '../../remedies.js';
import { pair } from '../../transit.js';
import { packageForRegions } from '../packages.js';
import { MOST } from './bandwidth.js';

/** What no call between regions can do: more than is sold, or anything with a package that is upgraded for a time. */
export const whyHopeless: WhyHopeless = (world, fabric, { narrow }) => {
  const link = find(fabric.links, narrow?.link ?? '');
  if (!narrow || link?.kind !== 'region-connection') return undefined;
  const [a, b] = link.ends.map((end) => find(fabric.routers, end));
  const cen = find(world.alibaba.cens, a?.network ?? '');
  if (!a || !b || !cen) return undefined;
  if (narrow.wanted > MOST * 1_000_000)
    return `between two regions ${formatRate(MOST * 1_000_000)} is the most that a CEN instance can have`;
  const row = packageForRegions(world, cen.CenId, ...pair(a.region, b.region));
  return row?.upgrade
    ? `${row.CenBandwidthPackageId} is upgraded for a time, and until ${new Date(row.upgrade.ends).toISOString()} its bandwidth cannot be changed`
    : undefined;
};
