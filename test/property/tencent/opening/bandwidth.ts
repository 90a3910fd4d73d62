import type { World } from '../../../../src/cloud/world.js';
import type { Dice } from '../../dice.js';
import { call, type Script } from '../../script.js';
import { regionsIn } from '../parts.js';

const MBPS = 20;

/** Bandwidth for some regions or pairs of regions: bought for a prepaid CCN, set for others. */
export function* bandwidth(start: World, owner: string, CcnId: string, dice: Dice): Script {
  const regions = regionsIn(start, CcnId);
  const pairs = regions.flatMap((Region, i) =>
    regions.slice(i + 1).map((DstRegion) => ({ Region, DstRegion })),
  );
  const some = <T>(items: readonly T[]): T[] => items.filter(() => dice.chance(50));
  let world = start;
  if (start.tencent.ccns[CcnId]?.InstanceChargeType === 'PREPAID') {
    for (const pair of some(pairs))
      world = yield call(owner, 'EmulateCcnBandwidthPurchase', { CcnId, ...pair, BandwidthLimit: MBPS });
    return world;
  }
  const byPair = dice.chance(40);
  if (byPair)
    world = yield call(owner, 'ModifyCcnRegionBandwidthLimitsType', {
      CcnId,
      BandwidthLimitType: 'INTER_REGION_LIMIT',
    });
  const limited = byPair ? some(pairs) : some(regions.map((Region) => ({ Region })));
  if (limited.length === 0) return world;
  return yield call(owner, 'SetCcnRegionBandwidthLimits', {
    CcnId,
    CcnRegionBandwidthLimits: limited.map((limit) => ({ ...limit, BandwidthLimit: MBPS })),
  });
}
