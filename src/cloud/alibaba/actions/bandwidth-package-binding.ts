import type { Account, World } from '../../world.js';
import { accept, action } from '../action.js';
import { TAKES } from '../durations.js';
import { type Refusal, refuse } from '../errors.js';
import { cenOf } from '../lookup.js';
import { connectionsOn, packageForAreas, packageOf, usedOf } from '../packages.js';
import { oneOf } from '../params.js';
import { AREAS } from '../regions.js';
import type { BandwidthPackage } from '../state/bandwidth-package.js';
import type { Cen } from '../state/cen.js';
import { putRow } from '../tables.js';
import { later } from '../transitions.js';
import { CBN, id } from './common.js';

const BINDING = { CenId: id, CenBandwidthPackageId: id };

interface Found {
  readonly ok: true;
  readonly cen: Cen;
  readonly row: BandwidthPackage;
}

/** Both ends of the binding, at rest. */
function bindingOf(
  world: World,
  caller: Account,
  p: { readonly CenId: string; readonly CenBandwidthPackageId: string },
): Found | Refusal {
  const cen = cenOf(world, caller, p.CenId);
  if (!cen) return refuse('ParameterCenInstanceId', `CenId: ${p.CenId}.`);
  const found = packageOf(world, caller, p.CenBandwidthPackageId);
  if (!found.ok) return found;
  if (cen.Status !== 'Active')
    return refuse('InvalidOperation.CenInstanceStatus', `${cen.CenId} is ${cen.Status}.`);
  const { row } = found;
  return row.transition
    ? refuse('InvalidOperation.BwpInstanceStatus', `${row.CenBandwidthPackageId} is ${row.transition}.`)
    : { ok: true, cen, row };
}

export const associateCenBandwidthPackage = action(
  CBN,
  'AssociateCenBandwidthPackage',
  BINDING,
  (world, caller, p) => {
    const found = bindingOf(world, caller, p);
    if (!found.ok) return found;
    const { cen, row } = found;
    const rowId = row.CenBandwidthPackageId;
    if (row.BusinessStatus !== 'Normal')
      return refuse('InvalidOperation.BwpBusinessStatus', `${rowId} is ${row.BusinessStatus}.`);
    if (row.CenId !== undefined)
      return refuse('InvalidOperation.BwpInstanceStatus', `${rowId} is ${row.Status} by ${row.CenId}.`);
    const other = packageForAreas(world, cen.CenId, row.GeographicRegionAId, row.GeographicRegionBId);
    if (other)
      return refuse(
        'InvalidOperation.BwpForGeoSpanAlreadyAssociated',
        `It is ${other.CenBandwidthPackageId}.`,
      );
    const bound: BandwidthPackage = { ...row, CenId: cen.CenId, transition: 'associating' };
    return accept(
      later(putRow(world, 'bandwidthPackages', rowId, bound), TAKES.associatePackage, 'PackageSettled', {
        id: rowId,
      }),
    );
  },
);

export const unassociateCenBandwidthPackage = action(
  CBN,
  'UnassociateCenBandwidthPackage',
  BINDING,
  (world, caller, p) => {
    const found = bindingOf(world, caller, p);
    if (!found.ok) return found;
    const { cen, row } = found;
    const rowId = row.CenBandwidthPackageId;
    if (row.CenId !== cen.CenId)
      return refuse('InvalidOperation.BwpInstanceStatus', `${rowId} is not associated with ${cen.CenId}.`);
    if (connectionsOn(world, rowId).length > 0) return refuse('InvalidOperation.CenBandwidthLimitsNotZero');
    const leaving: BandwidthPackage = { ...row, transition: 'unassociating' };
    return accept(
      later(putRow(world, 'bandwidthPackages', rowId, leaving), TAKES.unassociatePackage, 'PackageSettled', {
        id: rowId,
      }),
    );
  },
);

const AREA = oneOf(AREAS, 'GeographicSpan.NotFound');

export const describeCenGeographicSpanRemainingBandwidth = action(
  CBN,
  'DescribeCenGeographicSpanRemainingBandwidth',
  { CenId: id, GeographicRegionAId: AREA, GeographicRegionBId: AREA },
  (world, caller, p) => {
    const cen = cenOf(world, caller, p.CenId);
    if (!cen) return refuse('ParameterCenInstanceId', `CenId: ${p.CenId}.`);
    const row = packageForAreas(world, cen.CenId, p.GeographicRegionAId, p.GeographicRegionBId);
    const RemainingBandwidth = row
      ? row.Bandwidth - usedOf(connectionsOn(world, row.CenBandwidthPackageId))
      : 0;
    return accept(world, { RemainingBandwidth });
  },
);
