import { rows } from '../../../model/json.js';
import { newId } from '../../ids.js';
import { accept, action } from '../action.js';
import { filterBy, filters, PAGING, paged } from '../answer.js';
import { refuse } from '../errors.js';
import { connectionsOn, packageOf, usedOf } from '../packages.js';
import { flag, integer, oneOf, optional, or } from '../params.js';
import { AREAS } from '../regions.js';
import type { BandwidthPackage } from '../state/bandwidth-package.js';
import { started } from '../subscription.js';
import { putRow } from '../tables.js';
import { isCrossBorder, packageElement } from './bandwidth-package-view.js';
import { CBN, clientToken, description, id, name } from './common.js';

const AREA = oneOf(AREAS, 'GeographicSpan.NotFound');
const BANDWIDTH = integer(2, 10_000, 'ParameterIllegal.BandwidthPackage');

/** With AutoPay false, the default, the order waits for payment, and until then there is no package. */
export const createCenBandwidthPackage = action(
  CBN,
  'CreateCenBandwidthPackage',
  {
    Bandwidth: BANDWIDTH,
    GeographicRegionAId: AREA,
    GeographicRegionBId: AREA,
    BandwidthPackageChargeType: or(oneOf(['PREPAY', 'POSTPAY'], 'UnSupported.ChargeType'), 'PREPAY'),
    PricingCycle: or(oneOf(['Month', 'Year']), 'Month'),
    Period: or(integer(1, 6), 1),
    AutoPay: or(flag, false),
    AutoRenew: or(flag, false),
    AutoRenewDuration: or(integer(1, 36), 1),
    Name: or(name, ''),
    Description: or(description, ''),
    ClientToken: optional(clientToken),
  },
  (world, caller, { PricingCycle, Period, AutoPay, ClientToken: _, ...p }) => {
    if (PricingCycle === 'Year' ? Period > 3 : Period === 4 || Period === 5)
      return refuse('InvalidParameter', 'Period is 1, 2, 3 or 6 months, or 1 to 3 years.');
    if (isCrossBorder(p) && !caller.crossBorder)
      return refuse('OperationInvalid.UserCanNotBuyCrossBorderBwp', `Account ${caller.uid}.`);
    const [CenBandwidthPackageId, named] = newId(world, 'cenbwp-');
    const orderId = `2${String(world.serial).padStart(14, '0')}`;
    const row: BandwidthPackage = {
      ...p,
      CenBandwidthPackageId,
      account: caller.id,
      paid: AutoPay || p.BandwidthPackageChargeType === 'POSTPAY',
      orderId,
      Status: 'Idle',
      BusinessStatus: 'Normal',
      months: PricingCycle === 'Year' ? Period * 12 : Period,
      paidMbpsMonths: 0,
      created: world.now,
      order: world.serial,
    };
    return accept(
      row.paid ? started(named, row) : putRow(named, 'bandwidthPackages', CenBandwidthPackageId, row),
      { CenBandwidthPackageId, CenBandwidthPackageOrderId: orderId },
    );
  },
);

/** Takes effect at once. */
export const modifyCenBandwidthPackageSpec = action(
  CBN,
  'ModifyCenBandwidthPackageSpec',
  { CenBandwidthPackageId: id, Bandwidth: BANDWIDTH },
  (world, caller, { CenBandwidthPackageId, Bandwidth }) => {
    const found = packageOf(world, caller, CenBandwidthPackageId);
    if (!found.ok) return found;
    const { row } = found;
    if (row.BusinessStatus !== 'Normal')
      return refuse(
        'InvalidOperation.BwpBusinessStatus',
        `${CenBandwidthPackageId} is ${row.BusinessStatus}.`,
      );
    if (row.transition)
      return refuse('InvalidOperation.BwpInstanceStatus', `${CenBandwidthPackageId} is ${row.transition}.`);
    if (row.upgrade)
      return refuse('InvalidOperation.BwpInstanceStatus', `${CenBandwidthPackageId} is upgraded for a time.`);
    if (isCrossBorder(row) && Bandwidth < row.Bandwidth)
      return refuse('ParameterIllegal.BandwidthPackage', 'A cross-border package cannot be reduced.');
    const used = usedOf(connectionsOn(world, CenBandwidthPackageId));
    if (Bandwidth < used)
      return refuse('InvalidOperation.BwpBandwidthExceeded', `Region connections use ${used} Mbit/s of it.`);
    return accept(putRow(world, 'bandwidthPackages', CenBandwidthPackageId, { ...row, Bandwidth }));
  },
);

export const describeCenBandwidthPackages = action(
  CBN,
  'DescribeCenBandwidthPackages',
  { Filter: filters, IsOrKey: or(flag, false), ...PAGING },
  (world, caller, p) => {
    const fields = {
      CenId: ({ CenId }: BandwidthPackage) => (CenId === undefined ? [] : [CenId]),
      Status: ({ Status }: BandwidthPackage) => [Status],
      CenBandwidthPackageId: (row: BandwidthPackage) => [row.CenBandwidthPackageId],
      Name: ({ Name }: BandwidthPackage) => [Name],
    };
    const matches = filterBy(p.Filter, fields, p.IsOrKey);
    if (!matches.ok) return matches;
    const items = rows(world.alibaba.bandwidthPackages)
      .filter((row) => row.account === caller.id && row.paid && matches.test(row))
      .sort((a, b) => a.order - b.order)
      .map((row) => packageElement(world, row));
    return accept(world, paged(p, 'CenBandwidthPackages', 'CenBandwidthPackage', items));
  },
);
