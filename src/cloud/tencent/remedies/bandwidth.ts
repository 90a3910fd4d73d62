import type { Fabric, FabricLink } from '../../../fabric/fabric.js';
import type { Call } from '../../call.js';
import { find } from '../../lookup.js';
import { type Remedies, type Remedy, sweeping } from '../../remedies.js';
import { pair } from '../../transit.js';
import type { World } from '../../world.js';
import type { Ccn } from '../state/ccn.js';
import { call, remedyOf } from './calls.js';

/** The most that a limit or an order can say, in Mbit/s. */
export const MOST = 1_000_000;

/** More between two regions of a CCN, or for all that leaves one: bought in advance, or set under the mode's form. */
export const widening: Remedies = (world, fabric, { narrow, router = '', object }) => {
  const link = find(fabric.links, narrow?.link ?? '');
  const ccn = link && ccnOf(world, fabric, link);
  if (!narrow || !ccn) return [];
  const BandwidthLimit = Math.ceil(narrow.wanted / 1_000_000);
  const [one, other] = pair(...regionsOf(fabric, link));
  const ofPair: Limits = { Region: one, DstRegion: other, BandwidthLimit };
  if (ccn.InstanceChargeType === 'PREPAID') return [remedyOf(purchase(ccn, ofPair))];
  if (ccn.BandwidthLimitType === 'INTER_REGION_LIMIT') return [remedyOf(set(ccn, ofPair))];
  return object === link.rateOrigin?.object
    ? [byPairs(ccn, ofPair)]
    : [remedyOf(set(ccn, { Region: find(fabric.routers, router)?.region ?? '', BandwidthLimit }))];
};

interface Limits {
  readonly Region: string;
  readonly DstRegion?: string;
  /** Mbit/s. */
  readonly BandwidthLimit: number;
}

const ccnOf = (world: World, fabric: Fabric, { ends: [end] }: FabricLink): Ccn | undefined =>
  find(world.tencent.ccns, find(fabric.routers, end)?.network ?? '');

const regionsOf = (fabric: Fabric, { ends: [a, b] }: FabricLink): readonly [string, string] => [
  find(fabric.routers, a)?.region ?? '',
  find(fabric.routers, b)?.region ?? '',
];

/** The order of the console. */
const purchase = ({ CcnId, account }: Ccn, limits: Limits): Call =>
  call(account, 'EmulateCcnBandwidthPurchase', { CcnId, ...limits });

const set = ({ CcnId, account }: Ccn, limits: Limits): Call =>
  call(account, 'SetCcnRegionBandwidthLimits', { CcnId, CcnRegionBandwidthLimits: [{ ...limits }] });

/** A pair can be set under the other mode only; every limit that was set before is forgotten by the change. */
function byPairs(ccn: Ccn, limits: Limits): Remedy {
  const { CcnId, account } = ccn;
  const BandwidthLimitType = 'INTER_REGION_LIMIT';
  return sweeping(
    remedyOf(
      call(account, 'ModifyCcnRegionBandwidthLimitsType', { CcnId, BandwidthLimitType }),
      set(ccn, limits),
    ),
  );
}
