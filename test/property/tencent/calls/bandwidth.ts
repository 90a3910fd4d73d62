import type { World } from '../../../../src/cloud/world.js';
import { rows } from '../../../../src/model/json.js';
import type { Dice } from '../../dice.js';
import { type Maker, maker } from '../../maker.js';
import { regionsIn } from '../parts.js';

const MBPS = [20, 100, 1, 5_000, 0] as const;

/** Two regions of a CCN. */
function pairIn(world: World, CcnId: string, dice: Dice) {
  const regions = regionsIn(world, CcnId);
  const Region = dice.pick(regions);
  const DstRegion = dice.pick(regions.filter((region) => region !== Region));
  return Region === undefined ? undefined : { Region, DstRegion: DstRegion ?? Region };
}

export const bandwidthCalls: readonly Maker[] = [
  maker('SetCcnRegionBandwidthLimits', 5, (world, dice) => {
    const ccn = dice.pick(rows(world.tencent.ccns));
    const pair = ccn && pairIn(world, ccn.CcnId, dice);
    if (!pair) return undefined;
    const ofPair = (ccn.BandwidthLimitType === 'INTER_REGION_LIMIT') !== dice.chance(10);
    const where = ofPair ? pair : { Region: pair.Region };
    return {
      as: ccn.account,
      with: {
        CcnId: ccn.CcnId,
        CcnRegionBandwidthLimits: [{ ...where, BandwidthLimit: dice.pick(MBPS) ?? 20 }],
        ...(dice.chance(15) ? { SetDefaultLimitFlag: true } : {}),
      },
    };
  }),
  maker('ModifyCcnRegionBandwidthLimitsType', 2, (world, dice) => {
    const ccn = dice.pick(rows(world.tencent.ccns));
    const BandwidthLimitType = dice.chance(50) ? 'OUTER_REGION_LIMIT' : 'INTER_REGION_LIMIT';
    return ccn && { as: ccn.account, with: { CcnId: ccn.CcnId, BandwidthLimitType } };
  }),
  maker('EmulateCcnBandwidthPurchase', 3, (world, dice) => {
    const prepaid = rows(world.tencent.ccns).filter(
      ({ InstanceChargeType }) => InstanceChargeType === 'PREPAID',
    );
    const ccn = dice.pick(prepaid);
    const pair = ccn && pairIn(world, ccn.CcnId, dice);
    if (!pair) return undefined;
    return {
      as: ccn.account,
      with: {
        CcnId: ccn.CcnId,
        ...pair,
        BandwidthLimit: dice.pick(MBPS) ?? 20,
        ...(dice.chance(40) ? { RenewFlag: 'NOTIFY_AND_AUTO_RENEW' } : {}),
      },
    };
  }),
];
