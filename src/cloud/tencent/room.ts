import type { World } from '../world.js';
import { whyNotAcross } from './border.js';
import { type Refusal, refuse } from './errors.js';
import { attachmentsOf, occupies } from './lookup.js';
import type { Ccn } from './state/ccn.js';

/** Why a CCN cannot take in one more instance in each of these regions: the border, or its quota. */
export function whyNoRoom(world: World, ccn: Ccn, regions: readonly string[]): Refusal | undefined {
  const across = whyNotAcross(world, ccn, regions);
  if (across) return across;
  const { instancesPerCcn } = world.tencent.quotas;
  const present = attachmentsOf(world, ccn.CcnId).filter(occupies).length;
  return present + regions.length > instancesPerCcn
    ? refuse('LimitExceeded', `Of instances a CCN has ${instancesPerCcn}.`)
    : undefined;
}
