import type { JsonObject } from '../src/model/json.js';
import { fileOf } from './cloud.js';

/** Mbps of the bandwidth package, of which a pair of regions has a part. */
const BOUGHT = 20;
const REGIONS = { LocalRegionId: 'cn-qingdao', OppositeRegionId: 'cn-beijing' };

/** The parameters of the call that gives two regions so many Mbps. */
export const limitOf = (rate: number): JsonObject => ({ CenId: '$cen', ...REGIONS, BandwidthLimit: rate });

/** So many hosts in six VPCs of three regions, and a bandwidth package of which two regions have so many Mbps. */
export function standingFile(hosts: number, rate: number): JsonObject {
  const file = fileOf(hosts);
  const call = (name: string, params: JsonObject, save?: JsonObject): JsonObject => ({
    as: 'A',
    call: name,
    with: params,
    ...(save && { save }),
  });
  const buy = {
    Name: 'bench',
    GeographicRegionAId: 'China',
    GeographicRegionBId: 'China',
    Bandwidth: BOUGHT,
    BandwidthPackageChargeType: 'PREPAY',
    PricingCycle: 'Month',
    Period: 1,
    AutoPay: true,
  };
  const steps = [
    call('CreateCenBandwidthPackage', buy, { package: 'CenBandwidthPackageId' }),
    call('AssociateCenBandwidthPackage', { CenId: '$cen', CenBandwidthPackageId: '$package' }),
    call('SetCenInterRegionBandwidthLimit', limitOf(rate)),
  ];
  return { ...file, steps: [...(file.steps as JsonObject[]), { step: 'Buy bandwidth', do: steps }] };
}
