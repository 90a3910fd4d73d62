import { rows } from '../../../../src/model/json.js';
import { accountsOf, type Maker, maker } from '../../maker.js';

const MBPS = [2, 5, 8, 20, 1, 0] as const;

export const bandwidthCalls: readonly Maker[] = [
  maker('CreateCenBandwidthPackage', 4, (world, dice) => {
    const cens = rows(world.alibaba.cens).map(({ account }) => account);
    return {
      as: dice.pick(cens) ?? dice.pick(accountsOf(world)),
      with: {
        Bandwidth: dice.pick(MBPS) ?? 2,
        GeographicRegionAId: 'China',
        GeographicRegionBId: dice.chance(35) ? 'North-America' : 'China',
        AutoPay: !dice.chance(10),
        AutoRenew: dice.chance(20),
        ...(dice.chance(20) ? { BandwidthPackageChargeType: 'POSTPAY' } : {}),
      },
    };
  }),
  maker('AssociateCenBandwidthPackage', 5, (world, dice) => {
    const bought = dice.pick(rows(world.alibaba.bandwidthPackages));
    const cen = dice.pick(rows(world.alibaba.cens).filter(({ account }) => account === bought?.account));
    if (!bought || !cen) return undefined;
    return {
      as: bought.account,
      with: { CenId: cen.CenId, CenBandwidthPackageId: bought.CenBandwidthPackageId },
    };
  }),
  maker('UnassociateCenBandwidthPackage', 1, (world, dice) => {
    const bound = dice.pick(rows(world.alibaba.bandwidthPackages));
    if (bound?.CenId === undefined) return undefined;
    const { CenId, CenBandwidthPackageId, account } = bound;
    return { as: account, with: { CenId, CenBandwidthPackageId } };
  }),
  ...['DeleteCenBandwidthPackage', 'ModifyCenBandwidthPackageSpec', 'TempUpgradeCenBandwidthPackageSpec'].map(
    (name) =>
      maker(name, 1, (world, dice) => {
        const bought = dice.pick(rows(world.alibaba.bandwidthPackages));
        if (!bought) return undefined;
        const { CenBandwidthPackageId, account } = bought;
        const Bandwidth = dice.pick(MBPS) ?? 2;
        const EndTime = '2026-02-20T00:00:00Z';
        switch (name) {
          case 'DeleteCenBandwidthPackage':
            return { as: account, with: { CenBandwidthPackageId } };
          case 'ModifyCenBandwidthPackageSpec':
            return { as: account, with: { CenBandwidthPackageId, Bandwidth } };
          default:
            return { as: account, with: { CenBandwidthPackageId, Bandwidth, EndTime } };
        }
      }),
  ),
  maker('SetCenInterRegionBandwidthLimit', 8, (world, dice) => {
    const cen = dice.pick(rows(world.alibaba.cens));
    if (!cen) return undefined;
    const regions = [
      ...new Set(
        rows(world.alibaba.attachments)
          .filter(({ CenId }) => CenId === cen.CenId)
          .map(({ ChildInstanceRegionId }) => ChildInstanceRegionId),
      ),
    ];
    const LocalRegionId = dice.pick(regions);
    const OppositeRegionId = dice.pick(regions.filter((region) => region !== LocalRegionId));
    if (LocalRegionId === undefined || OppositeRegionId === undefined) return undefined;
    const BandwidthLimit = dice.pick(MBPS) ?? 2;
    return {
      as: cen.account,
      with: { CenId: cen.CenId, LocalRegionId, OppositeRegionId, BandwidthLimit },
    };
  }),
];
