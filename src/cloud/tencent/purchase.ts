import { newId } from '../ids.js';
import { find } from '../lookup.js';
import { addMonths } from '../term.js';
import { pair } from '../transit.js';
import type { World } from '../world.js';
import { limitKey } from './bandwidth.js';
import { TERM } from './durations.js';
import type { BandwidthLimit } from './state/ccn.js';
import { dropRow, putRow } from './tables.js';
import { onDeadline } from './transitions.js';

export interface Purchase {
  readonly CcnId: string;
  readonly regions: readonly [string, string];
  /** Mbit/s. */
  readonly BandwidthLimit: number;
  /** Months. */
  readonly Period: number;
  readonly RenewFlag: 'NOTIFY_AND_AUTO_RENEW' | 'NOTIFY_AND_MANUAL_RENEW';
}

/** Bandwidth between two regions of a prepaid CCN; what was bought before for the pair is replaced. */
export function bought(world: World, { CcnId, regions, ...terms }: Purchase): World {
  const [RegionFlowControlId, named] = newId(world, 'fcr-', 8);
  const row = { ...terms, RegionFlowControlId, CcnId, regions: pair(...regions), created: world.now };
  return until(named, row, addMonths(world.now, terms.Period));
}

function until(world: World, row: BandwidthLimit, expires: number): World {
  const key = limitKey(row.CcnId, row.regions);
  return onDeadline(putRow(world, 'bandwidthLimits', key, { ...row, expires }), expires, 'BandwidthExpired', {
    key,
    expires,
  });
}

/** At its end bandwidth is renewed, or granted for a day more. */
export function expired(world: World, key: string, row: BandwidthLimit, expires: number): World {
  if (row.RenewFlag === 'NOTIFY_AND_AUTO_RENEW')
    return until(world, row, addMonths(expires, row.Period ?? 1));
  return onDeadline(world, expires + TERM.bandwidthGrace, 'BandwidthWithdrawn', { key, expires });
}

export const withdrawn = (world: World, key: string): World =>
  find(world.tencent.bandwidthLimits, key) ? dropRow(world, 'bandwidthLimits', key) : world;
