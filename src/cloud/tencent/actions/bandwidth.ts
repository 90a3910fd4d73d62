import { newId } from '../../ids.js';
import { pair } from '../../transit.js';
import type { Account, World } from '../../world.js';
import { accept, action } from '../action.js';
import { limitKey, limitsOf } from '../bandwidth.js';
import { type Refusal, refuse } from '../errors.js';
import { attachmentsOf, isAssociated, ownCcn } from '../lookup.js';
import { flag, integer, list, oneOf, optional, or, record, text } from '../params.js';
import type { Ccn } from '../state/ccn.js';
import { change, dropRow, putRow } from '../tables.js';
import { ccnId, VPC } from './common.js';

const limit = record({
  Region: text,
  DstRegion: optional(text),
  BandwidthLimit: optional(integer(1, 1_000_000)),
  IsBm: or(flag, false),
  DstIsBm: or(flag, false),
});

interface Limit {
  readonly Region: string;
  readonly DstRegion: string | undefined;
  readonly BandwidthLimit: number | undefined;
  readonly IsBm: boolean;
  readonly DstIsBm: boolean;
}

export const setCcnRegionBandwidthLimits = action(
  VPC,
  'SetCcnRegionBandwidthLimits',
  { CcnId: ccnId, CcnRegionBandwidthLimits: list(limit), SetDefaultLimitFlag: or(flag, false) },
  (world, caller, p) => {
    const found = postpaid(world, caller, p.CcnId);
    if (!found.ok) return found;
    if (p.CcnRegionBandwidthLimits.length === 0)
      return refuse('MissingParameter', 'Parameter: CcnRegionBandwidthLimits.');
    let current = world;
    for (const given of p.CcnRegionBandwidthLimits) {
      const refusal = whyNot(world, found.ccn, given, p.SetDefaultLimitFlag);
      if (refusal) return refusal;
      current = limited(current, p.CcnId, given, p.SetDefaultLimitFlag);
    }
    return accept(current);
  },
);

/** Limits of a prepaid CCN are bought. */
function postpaid(
  world: World,
  caller: Account,
  CcnId: string,
): { readonly ok: true; readonly ccn: Ccn } | Refusal {
  const ccn = ownCcn(world, caller, CcnId);
  if (!ccn) return refuse('ResourceNotFound', `Account ${caller.uid} has no CCN ${CcnId}.`);
  if (ccn.InstanceChargeType === 'PREPAID')
    return refuse('UnsupportedOperation.NotPostpaidCcnOperation', `${CcnId} is PREPAID.`);
  return { ok: true, ccn };
}

function whyNot(world: World, ccn: Ccn, given: Limit, toDefault: boolean): Refusal | undefined {
  const { Region, DstRegion, BandwidthLimit } = given;
  if (given.IsBm || given.DstIsBm)
    return refuse('UnsupportedOperation', 'Regions of bare-metal hosts are not emulated.');
  if (BandwidthLimit === undefined && !toDefault)
    return refuse('MissingParameter', 'Parameter: CcnRegionBandwidthLimits.N.BandwidthLimit.');
  const ofPair = ccn.BandwidthLimitType === 'INTER_REGION_LIMIT';
  if (ofPair !== (DstRegion !== undefined))
    return refuse(
      'UnsupportedOperation',
      `Under ${ccn.BandwidthLimitType} a limit has ${ofPair ? 'Region and DstRegion' : 'Region and no DstRegion'}.`,
    );
  if (Region === DstRegion) return refuse('UnsupportedOperation', 'Inside one region there is no limit.');
  const served = regionsWithInstances(world, ccn.CcnId);
  const empty = regionsOf(given).find((region) => !served.includes(region));
  return empty === undefined
    ? undefined
    : refuse('UnsupportedOperation', `${ccn.CcnId} has no instance in ${empty}.`);
}

const regionsWithInstances = (world: World, CcnId: string): string[] =>
  attachmentsOf(world, CcnId)
    .filter(isAssociated)
    .map((row) => row.InstanceRegion);

const regionsOf = ({ Region, DstRegion }: Limit): readonly [string] | readonly [string, string] =>
  DstRegion === undefined ? [Region] : pair(Region, DstRegion);

function limited(world: World, CcnId: string, given: Limit, toDefault: boolean): World {
  const regions = regionsOf(given);
  const key = limitKey(CcnId, regions);
  if (toDefault || given.BandwidthLimit === undefined) return dropRow(world, 'bandwidthLimits', key);
  const present = world.tencent.bandwidthLimits[key];
  const [fresh, named] = newId(world, 'fcr-', 8);
  return putRow(present ? world : named, 'bandwidthLimits', key, {
    RegionFlowControlId: present?.RegionFlowControlId ?? fresh,
    CcnId,
    regions,
    BandwidthLimit: given.BandwidthLimit,
    created: present?.created ?? world.now,
  });
}

/** Every limit is forgotten: the new mode begins with the default everywhere. */
export const modifyCcnRegionBandwidthLimitsType = action(
  VPC,
  'ModifyCcnRegionBandwidthLimitsType',
  {
    CcnId: ccnId,
    BandwidthLimitType: or(oneOf(['OUTER_REGION_LIMIT', 'INTER_REGION_LIMIT']), 'OUTER_REGION_LIMIT'),
  },
  (world, caller, { CcnId, BandwidthLimitType }) => {
    const found = postpaid(world, caller, CcnId);
    if (!found.ok) return found;
    if (found.ccn.BandwidthLimitType === BandwidthLimitType) return accept(world);
    const gone = new Set(limitsOf(world, CcnId));
    const bandwidthLimits = Object.fromEntries(
      Object.entries(world.tencent.bandwidthLimits).filter(([, row]) => !gone.has(row)),
    );
    return accept(
      putRow(change(world, { bandwidthLimits }), 'ccns', CcnId, { ...found.ccn, BandwidthLimitType }),
    );
  },
);
