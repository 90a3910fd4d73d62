import { accept, action } from '../action.js';
import { refuse } from '../errors.js';
import { connectionsOn, packageOf } from '../packages.js';
import { integer, matching, optional } from '../params.js';
import type { BandwidthPackage } from '../state/bandwidth-package.js';
import { dropRow, putRow } from '../tables.js';
import { onDeadline } from '../transitions.js';
import { CBN, description, id, name } from './common.js';

export const modifyCenBandwidthPackageAttribute = action(
  CBN,
  'ModifyCenBandwidthPackageAttribute',
  { CenBandwidthPackageId: id, Name: optional(name), Description: optional(description) },
  (world, caller, p) => {
    const found = packageOf(world, caller, p.CenBandwidthPackageId);
    if (!found.ok) return found;
    const { Name = found.row.Name, Description = found.row.Description } = p;
    return accept(
      putRow(world, 'bandwidthPackages', p.CenBandwidthPackageId, { ...found.row, Name, Description }),
    );
  },
);

const END_TIME = matching(
  /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?Z$/,
  'InvalidParameter.EndTime',
  'is a UTC time: 2026-05-31T16:00:00Z',
);

/** More bandwidth until `EndTime`, then what was bought before. */
export const tempUpgradeCenBandwidthPackageSpec = action(
  CBN,
  'TempUpgradeCenBandwidthPackageSpec',
  {
    CenBandwidthPackageId: id,
    Bandwidth: integer(2, 10_000, 'ParameterIllegal.BandwidthPackage'),
    EndTime: END_TIME,
  },
  (world, caller, p) => {
    const found = packageOf(world, caller, p.CenBandwidthPackageId);
    if (!found.ok) return found;
    const { row } = found;
    const refusal = whyNotUpgradable(row, p.Bandwidth);
    if (refusal) return refusal;
    const ends = Date.parse(p.EndTime);
    if (!(ends > world.now) || (row.expires !== undefined && ends > row.expires))
      return refuse('InvalidParameter.EndTime', 'It lies after now and within the term of the package.');
    const upgraded: BandwidthPackage = {
      ...row,
      Bandwidth: p.Bandwidth,
      upgrade: { Bandwidth: row.Bandwidth, ends },
    };
    const rowId = row.CenBandwidthPackageId;
    return accept(
      onDeadline(putRow(world, 'bandwidthPackages', rowId, upgraded), ends, 'UpgradeEnded', {
        id: rowId,
        ends,
      }),
    );
  },
);

function whyNotUpgradable(row: BandwidthPackage, bandwidth: number) {
  const rowId = row.CenBandwidthPackageId;
  if (row.BusinessStatus !== 'Normal')
    return refuse('InvalidOperation.BwpBusinessStatus', `${rowId} is ${row.BusinessStatus}.`);
  if (row.transition) return refuse('InvalidOperation.BwpInstanceStatus', `${rowId} is ${row.transition}.`);
  if (row.upgrade) return refuse('InvalidOperation.BwpInstanceStatus', `${rowId} is upgraded already.`);
  if (bandwidth <= row.Bandwidth)
    return refuse('ParameterIllegal.BandwidthPackage', `It is more than ${row.Bandwidth} Mbit/s.`);
  return undefined;
}

export const deleteCenBandwidthPackage = action(
  CBN,
  'DeleteCenBandwidthPackage',
  { CenBandwidthPackageId: id },
  (world, caller, p) => {
    const found = packageOf(world, caller, p.CenBandwidthPackageId);
    if (!found.ok) return found;
    const { row } = found;
    const rowId = row.CenBandwidthPackageId;
    if (connectionsOn(world, rowId).length > 0) return refuse('InvalidOperation.CenBandwidthLimitsNotZero');
    if (row.CenId !== undefined || row.transition)
      return refuse('InvalidOperation.BwpInstanceStatus', `${rowId} is ${row.transition ?? row.Status}.`);
    if (row.expires !== undefined && row.expires > world.now)
      return refuse('Forbidden.Release', `The term of ${rowId} has not ended.`);
    return accept(dropRow(world, 'bandwidthPackages', rowId));
  },
);
