import { rows } from '../../../model/json.js';
import type { Call } from '../../call.js';
import { find } from '../../lookup.js';
import type { Remedy } from '../../remedies.js';
import type { World } from '../../world.js';
import { createCenBandwidthPackage } from '../actions/bandwidth-package.js';
import { isCrossBorder } from '../actions/bandwidth-package-view.js';
import { spans } from '../packages.js';
import { areaOf } from '../regions.js';
import type { BandwidthPackage } from '../state/bandwidth-package.js';
import type { Cen } from '../state/cen.js';

/** The least that is sold, in Mbit/s. */
const LEAST = 2;

/** What gives a package at least so many Mbit/s: it is paid for, renewed, enlarged. */
export function readied(row: BandwidthPackage, Mbps: number): Call[] {
  const { CenBandwidthPackageId, account: as } = row;
  const locked = row.BusinessStatus === 'FinancialLocked';
  const Bandwidth = Math.max(Mbps, LEAST);
  return [
    ...(row.paid ? [] : [{ as, action: 'PayOrder', params: { OrderId: row.orderId } }]),
    ...(locked
      ? [{ as, action: 'RenewInstance', params: { InstanceId: CenBandwidthPackageId, RenewPeriod: 1 } }]
      : []),
    ...(row.Bandwidth < Bandwidth
      ? [{ as, action: 'ModifyCenBandwidthPackageSpec', params: { CenBandwidthPackageId, Bandwidth } }]
      : []),
  ];
}

/** Packages of a CEN's owner that serve two regions and are bound to nothing; orders that wait for payment are some. */
export const spareFor = (world: World, { account }: Cen, regions: readonly [string, string]) =>
  rows(world.alibaba.bandwidthPackages).filter(
    (row) =>
      row.account === account &&
      row.CenId === undefined &&
      spans(row, areaOf(regions[0]), areaOf(regions[1])),
  );

export const bound = ({ CenId, account }: Cen, CenBandwidthPackageId: string): Call => ({
  as: account,
  action: 'AssociateCenBandwidthPackage',
  params: { CenId, CenBandwidthPackageId },
});

/** A new package for two regions, paid at once and bound; none if the cloud does not sell it. */
export function boughtAndBound(
  world: World,
  cen: Cen,
  regions: readonly [string, string],
  Mbps: number,
): readonly Call[] {
  const order: Call = {
    as: cen.account,
    action: 'CreateCenBandwidthPackage',
    params: { ...areasOf(regions), Bandwidth: Math.max(Mbps, LEAST), AutoPay: true },
  };
  const made = createCenBandwidthPackage.run(world, order);
  if (!made.ok) return [];
  const { CenBandwidthPackageId } = made.response;
  return typeof CenBandwidthPackageId === 'string' ? [order, bound(cen, CenBandwidthPackageId)] : [];
}

const areasOf = ([a, b]: readonly [string, string]) => ({
  GeographicRegionAId: areaOf(a) ?? 'China',
  GeographicRegionBId: areaOf(b) ?? 'China',
});

/** Who may buy what crosses the border of mainland China is approved outside of the API. */
export function approved(world: World, { account }: Cen, regions: readonly [string, string]): Remedy[] {
  const row = find(world.accounts, account);
  if (!row || row.crossBorder || !isCrossBorder(areasOf(regions))) return [];
  return [
    {
      kind: 'file',
      text: `account ${account} has to be approved for bandwidth across the border of mainland China: accounts.${account} needs cross_border: true`,
      world: { ...world, accounts: { ...world.accounts, [account]: { ...row, crossBorder: true } } },
    },
  ];
}
