import { type JsonObject, rows } from '../../../model/json.js';
import { find } from '../../lookup.js';
import type { World } from '../../world.js';
import { accept, action } from '../action.js';
import { PAGING, paged } from '../answer.js';
import { TAKES } from '../durations.js';
import { type Refusal, refuse } from '../errors.js';
import { cenOf, connectionKey, pair, pairText, regionsOf } from '../lookup.js';
import { connectionsOn, packageForRegions, usedOf } from '../packages.js';
import { integer, oneOf, or } from '../params.js';
import { areaOf } from '../regions.js';
import type { BandwidthPackage } from '../state/bandwidth-package.js';
import type { RegionConnection } from '../state/cen.js';
import { putRow } from '../tables.js';
import { later } from '../transitions.js';
import { spanId } from './bandwidth-package-view.js';
import { CBN, id } from './common.js';

export const setCenInterRegionBandwidthLimit = action(
  CBN,
  'SetCenInterRegionBandwidthLimit',
  {
    CenId: id,
    LocalRegionId: id,
    OppositeRegionId: id,
    BandwidthLimit: integer(0, 10_000, 'ParameterIllegal.BandwidthLimit'),
    BandwidthType: or(oneOf(['BandwidthPackage']), 'BandwidthPackage'),
  },
  (world, caller, { CenId, LocalRegionId, OppositeRegionId, BandwidthLimit }) => {
    const cen = cenOf(world, caller, CenId);
    if (!cen) return refuse('ParameterCenInstanceId', `CenId: ${CenId}.`);
    if (cen.Status !== 'Active')
      return refuse('InvalidOperation.CenInstanceStatus', `${CenId} is ${cen.Status}.`);
    const regions = pair(LocalRegionId, OppositeRegionId);
    const key = connectionKey(CenId, ...regions);
    const present = find(world.alibaba.regionConnections, key);
    const refusal = present ? whyBusy(present) : whyNoPair(world, CenId, regions, BandwidthLimit);
    if (refusal) return refusal;
    const chosen = packageFor(world, CenId, regions);
    if (!chosen.ok) return chosen;
    const exceeded = whyExceeded(world, chosen.row, regions, BandwidthLimit);
    if (exceeded) return exceeded;
    const row: RegionConnection = {
      CenId,
      regions,
      CenBandwidthPackageId: chosen.row.CenBandwidthPackageId,
      BandwidthLimit,
      effective: present?.effective ?? 0,
      Status: 'Modifying',
    };
    return accept(
      later(putRow(world, 'regionConnections', key, row), TAKES.setBandwidthLimit, 'ConnectionActive', {
        key,
      }),
    );
  },
);

const whyBusy = (row: RegionConnection): Refusal | undefined =>
  row.Status === 'Active'
    ? undefined
    : refuse('Operation.Blocking', `The connection ${pairText(row.regions)} is ${row.Status}.`);

/** A new connection needs two different regions with a network each. */
function whyNoPair(
  world: World,
  CenId: string,
  regions: readonly [string, string],
  limit: number,
): Refusal | undefined {
  const unknown = regions.find((region) => !areaOf(region));
  if (unknown !== undefined) return refuse('ParameterIllegal.RegionId', `There is no region ${unknown}.`);
  if (regions[0] === regions[1])
    return refuse('ParameterIllegal.RegionId', 'Inside one region there is no limit to set.');
  const served = regionsOf(world, CenId);
  const empty = regions.find((region) => !served.includes(region));
  if (empty !== undefined)
    return refuse('ParameterIllegal.RegionId', `${CenId} has no attached network in ${empty}.`);
  if (limit === 0)
    return refuse('ParameterIllegal.BandwidthLimit', 'There is no connection to remove; 1 is the least.');
  return undefined;
}

function packageFor(
  world: World,
  CenId: string,
  regions: readonly [string, string],
): { readonly ok: true; readonly row: BandwidthPackage } | Refusal {
  const row = packageForRegions(world, CenId, ...regions);
  if (!row)
    return refuse('InvalidOperation.BwpForGeoSpanNotAssociated', `Areas: ${regions.map(areaOf).join(', ')}.`);
  if (row.transition)
    return refuse('InvalidOperation.BwpInstanceStatus', `${row.CenBandwidthPackageId} is ${row.transition}.`);
  if (row.BusinessStatus !== 'Normal')
    return refuse(
      'InvalidOperation.BwpBusinessStatus',
      `${row.CenBandwidthPackageId} is ${row.BusinessStatus}.`,
    );
  return { ok: true, row };
}

function whyExceeded(
  world: World,
  row: BandwidthPackage,
  regions: readonly [string, string],
  limit: number,
): Refusal | undefined {
  const others = connectionsOn(world, row.CenBandwidthPackageId).filter(
    (other) => pairText(other.regions) !== pairText(regions),
  );
  const free = row.Bandwidth - usedOf(others);
  return limit <= free
    ? undefined
    : refuse(
        'InvalidOperation.BwpBandwidthExceeded',
        `${row.CenBandwidthPackageId} has ${free} of ${row.Bandwidth} Mbit/s left for ${pairText(regions)}.`,
      );
}

export const describeCenInterRegionBandwidthLimits = action(
  CBN,
  'DescribeCenInterRegionBandwidthLimits',
  { CenId: id, ...PAGING },
  (world, caller, p) => {
    const cen = cenOf(world, caller, p.CenId);
    if (!cen) return refuse('ParameterCenInstanceId', `CenId: ${p.CenId}.`);
    const items = rows(world.alibaba.regionConnections)
      .filter(({ CenId }) => CenId === p.CenId)
      .map((row) => element(world, row));
    return accept(world, paged(p, 'CenInterRegionBandwidthLimits', 'CenInterRegionBandwidthLimit', items));
  },
);

function element(world: World, row: RegionConnection): JsonObject {
  const source = find(world.alibaba.bandwidthPackages, row.CenBandwidthPackageId);
  return {
    CenId: row.CenId,
    LocalRegionId: row.regions[0],
    OppositeRegionId: row.regions[1],
    BandwidthLimit: row.BandwidthLimit,
    BandwidthPackageId: row.CenBandwidthPackageId,
    BandwidthType: 'BandwidthPackage',
    GeographicSpanId: source ? spanId(source) : '',
    Status: row.Status,
  };
}
