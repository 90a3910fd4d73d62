import { addMonths } from '../term.js';
import type { World } from '../world.js';
import { TAKES } from './durations.js';
import type { BandwidthPackage } from './state/bandwidth-package.js';
import { putRow } from './tables.js';
import { later, onDeadline } from './transitions.js';

/** A paid package comes into being; a subscription's term begins now. */
export function started(world: World, row: BandwidthPackage): World {
  const id = row.CenBandwidthPackageId;
  const paid: BandwidthPackage = { ...row, paid: true, transition: 'creating' };
  const settling = later(world, TAKES.createPackage, 'PackageSettled', { id });
  return row.BandwidthPackageChargeType === 'POSTPAY'
    ? putRow(settling, 'bandwidthPackages', id, paid)
    : prolonged(settling, paid, world.now, row.months);
}

/** The term now ends `months` after `from`; a lock for lack of payment is lifted. */
export function prolonged(world: World, row: BandwidthPackage, from: number, months: number): World {
  const id = row.CenBandwidthPackageId;
  const expires = addMonths(from, months);
  const BusinessStatus = row.BusinessStatus === 'FinancialLocked' ? 'Normal' : row.BusinessStatus;
  const renewed = putRow(world, 'bandwidthPackages', id, {
    ...row,
    expires,
    BusinessStatus,
    paidMbpsMonths: row.paidMbpsMonths + row.Bandwidth * months,
  });
  return onDeadline(renewed, expires, 'PackageExpired', { id, expires });
}
