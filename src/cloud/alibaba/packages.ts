import { rows } from '../../model/json.js';
import { find } from '../lookup.js';
import type { Account, World } from '../world.js';
import { type Draw, peerDraws } from './enterprise/draws.js';
import { type Refusal, refuse } from './errors.js';
import { areaOf } from './regions.js';
import type { BandwidthPackage } from './state/bandwidth-package.js';
import type { RegionConnection } from './state/cen.js';

/** The packages of a CEN: bound, being bound, being unbound. */
export const packagesOf = (world: World, CenId: string): BandwidthPackage[] =>
  rows(world.alibaba.bandwidthPackages).filter((row) => row.CenId === CenId);

/** A package of the caller's; while its order waits for payment there is none. */
export function packageOf(
  world: World,
  caller: Account,
  id: string,
): { readonly ok: true; readonly row: BandwidthPackage } | Refusal {
  const row = find(world.alibaba.bandwidthPackages, id);
  if (row?.account !== caller.id) return refuse('ParameterBwpInstanceId', `CenBandwidthPackageId: ${id}.`);
  return row.paid
    ? { ok: true, row }
    : refuse('ParameterBwpInstanceId', `${id}: order ${row.orderId} is not paid (AutoPay was false).`);
}

/** Whether a package serves a pair of areas, in either order. */
export const spans = (row: BandwidthPackage, areaA: string | undefined, areaB: string | undefined): boolean =>
  (row.GeographicRegionAId === areaA && row.GeographicRegionBId === areaB) ||
  (row.GeographicRegionAId === areaB && row.GeographicRegionBId === areaA);

/** The package of a CEN for two areas, in whatever state: there is one at most. */
export const packageForAreas = (
  world: World,
  CenId: string,
  areaA: string | undefined,
  areaB: string | undefined,
): BandwidthPackage | undefined => packagesOf(world, CenId).find((row) => spans(row, areaA, areaB));

export const packageForRegions = (world: World, CenId: string, a: string, b: string) =>
  packageForAreas(world, CenId, areaOf(a), areaOf(b));

export const regionConnectionsOn = (world: World, packageId: string): RegionConnection[] =>
  rows(world.alibaba.regionConnections).filter((row) => row.CenBandwidthPackageId === packageId);

/** All that draws on a package: region connections, and peer attachments of transit routers. */
export const connectionsOn = (world: World, packageId: string): Draw[] => [
  ...regionConnectionsOn(world, packageId),
  ...peerDraws(world, packageId),
];

/** Mbit/s that connections hold of a package. What is being given back counts until it is free. */
export const usedOf = (connections: readonly Draw[]): number =>
  connections.reduce((sum, row) => sum + Math.max(row.BandwidthLimit, row.effective), 0);
