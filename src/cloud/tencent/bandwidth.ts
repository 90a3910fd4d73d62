import type { EgressCap, FabricLink } from '../../fabric/fabric.js';
import { rows } from '../../model/json.js';
import { find } from '../lookup.js';
import { pair, pairText } from '../transit.js';
import type { World } from '../world.js';
import { crossesBorder } from './border.js';
import type { BandwidthLimit, Ccn } from './state/ccn.js';

const MBPS = 1_000_000;
/** What a postpaid CCN has where nothing is set, in Mbit/s. */
export const DEFAULT_LIMIT = 1_000;
const BORDER_LIMIT = 100;
/** Bits per second between regions for which a prepaid CCN has nothing: enough to test connectivity. */
export const TEST_BANDWIDTH = 10_000;

export const limitKey = (CcnId: string, regions: readonly string[]): string => [CcnId, ...regions].join('/');

export const limitsOf = (world: World, CcnId: string): BandwidthLimit[] =>
  rows(world.tencent.bandwidthLimits).filter((row) => row.CcnId === CcnId);

/** Bandwidth that was paid for in advance and is not over. */
export const boughtOf = (world: World, CcnId: string): BandwidthLimit[] =>
  limitsOf(world, CcnId).filter(({ expires }) => expires !== undefined && expires > world.now);

/** The cap on all that leaves a region for others; absent under the other mode. */
export function egressCap(world: World, ccn: Ccn, region: string): EgressCap | undefined {
  if (ccn.BandwidthLimitType !== 'OUTER_REGION_LIMIT') return undefined;
  const set = find(world.tencent.bandwidthLimits, limitKey(ccn.CcnId, [region]));
  const object = `egress limit of ${region} in ${ccn.CcnId}`;
  const limit = set?.BandwidthLimit ?? DEFAULT_LIMIT;
  const text = `${object}: ${limit} Mbit/s${set ? '' : ', the default (SetCcnRegionBandwidthLimits)'}`;
  return { rate: limit * MBPS, origin: { object, text } };
}

type Limited = Pick<FabricLink, 'rate' | 'rateOrigin' | 'testBandwidth'>;

/** What limits the cable between two regions, the same each way. */
export function pairLimit(world: World, ccn: Ccn, a: string, b: string): Limited {
  const regions = pair(a, b);
  const object = `bandwidth ${pairText(regions)} of ${ccn.CcnId}`;
  const limited = (rate: number, text: string): Limited => ({
    rate: [rate, rate],
    rateOrigin: { object, text: `${object}: ${text}` },
  });
  if (ccn.BandwidthLimitType === 'INTER_REGION_LIMIT') {
    const set = find(world.tencent.bandwidthLimits, limitKey(ccn.CcnId, regions));
    if (set) return limited(set.BandwidthLimit * MBPS, `${set.BandwidthLimit} Mbit/s`);
    if (ccn.InstanceChargeType === 'PREPAID')
      return {
        ...limited(TEST_BANDWIDTH, 'nothing is bought, test bandwidth of 10 Kbit/s'),
        testBandwidth: true,
      };
  }
  if (ccn.InstanceMeteringType === 'TRAFFIC' && crossesBorder(a, b))
    return limited(BORDER_LIMIT * MBPS, `${BORDER_LIMIT} Mbit/s, the default across the border by traffic`);
  return ccn.BandwidthLimitType === 'INTER_REGION_LIMIT'
    ? limited(DEFAULT_LIMIT * MBPS, `${DEFAULT_LIMIT} Mbit/s, the default (SetCcnRegionBandwidthLimits)`)
    : {};
}
