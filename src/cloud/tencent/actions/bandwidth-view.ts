import type { JsonObject } from '../../../model/json.js';
import { find } from '../../lookup.js';
import type { Account, World } from '../../world.js';
import { accept, action } from '../action.js';
import { filterBy, filters, PAGING, paged, time } from '../answer.js';
import { limitsOf } from '../bandwidth.js';
import { refuse } from '../errors.js';
import { attachmentsOf, isAssociated } from '../lookup.js';
import { oneOf, or } from '../params.js';
import type { BandwidthLimit } from '../state/ccn.js';
import { ccnId, VPC } from './common.js';

/** Limits that were set, of regions that have instances. The owners of instances may look, too. */
function visibleLimits(world: World, caller: Account, CcnId: string): BandwidthLimit[] {
  const instances = attachmentsOf(world, CcnId).filter(isAssociated);
  const ccn = find(world.tencent.ccns, CcnId);
  if (ccn?.account !== caller.id && !instances.some(({ account }) => account === caller.id)) return [];
  const served = instances.map((row) => row.InstanceRegion);
  return limitsOf(world, CcnId).filter(({ regions }) => regions.every((region) => served.includes(region)));
}

const limitElement = ({ regions: [Region, DstRegion], BandwidthLimit }: BandwidthLimit): JsonObject => ({
  Region,
  ...(DstRegion === undefined ? {} : { DstRegion, DstIsBm: false }),
  IsBm: false,
  BandwidthLimit,
});

export const describeCcnRegionBandwidthLimits = action(
  VPC,
  'DescribeCcnRegionBandwidthLimits',
  { CcnId: ccnId },
  (world, caller, { CcnId }) => {
    if (!find(world.tencent.ccns, CcnId)) return refuse('UnsupportedOperation', `There is no CCN ${CcnId}.`);
    return accept(world, {
      CcnRegionBandwidthLimitSet: visibleLimits(world, caller, CcnId).map(limitElement),
    });
  },
);

export const getCcnRegionBandwidthLimits = action(
  VPC,
  'GetCcnRegionBandwidthLimits',
  {
    CcnId: ccnId,
    Filters: filters,
    SortedBy: or(oneOf(['BandwidthLimit', 'ExpireTime']), 'ExpireTime'),
    OrderBy: or(oneOf(['ASC', 'DESC']), 'ASC'),
    ...PAGING,
  },
  (world, caller, p) => {
    if (!find(world.tencent.ccns, p.CcnId))
      return refuse('UnsupportedOperation', `There is no CCN ${p.CcnId}.`);
    const matches = filterBy<BandwidthLimit>(p.Filters, {
      sregion: ({ regions }) => regions,
      dregion: ({ regions }) => regions,
    });
    if (!matches.ok) return matches;
    const key = ({ BandwidthLimit, expires = 0 }: BandwidthLimit): number =>
      p.SortedBy === 'BandwidthLimit' ? BandwidthLimit : expires;
    const found = visibleLimits(world, caller, p.CcnId)
      .filter(matches.test)
      .sort((a, b) => (p.OrderBy === 'ASC' ? key(a) - key(b) : key(b) - key(a)));
    return accept(
      world,
      paged(
        p,
        'CcnBandwidthSet',
        found.map((row) => bandwidthElement(world, row)),
      ),
    );
  },
);

const bandwidthElement = (world: World, row: BandwidthLimit): JsonObject => ({
  CcnId: row.CcnId,
  RegionFlowControlId: row.RegionFlowControlId,
  CreatedTime: time(row.created),
  ExpiredTime: row.expires === undefined ? '' : time(row.expires),
  RenewFlag: row.RenewFlag ?? '',
  CcnRegionBandwidthLimit: limitElement(row),
  QosLevel: find(world.tencent.ccns, row.CcnId)?.QosLevel ?? '',
  TagSet: [],
});
