import { rows } from '../../../model/json.js';
import { accountByUid, find } from '../../lookup.js';
import type { World } from '../../world.js';
import { applied, attached, detaching, removed } from '../attachments.js';
import { crossesBorder } from '../border.js';
import { type Refusal, refuse } from '../errors.js';
import { attachmentsOf, attachmentsOfInstance, isAssociated, networkOf, occupies } from '../lookup.js';
import type { Ccn, CcnAttachment } from '../state/ccn.js';
import type { CcnInfo, Fleet } from './state.js';

/** The fleet whose own network a VPC is. */
export const fleetBehind = (world: World, vpc: string): Fleet | undefined =>
  rows(world.tencent.fleets).find((fleet) => fleet.vpc === vpc);

/** The association of a fleet, or its application; a fleet has one at most. */
export const associationOf = (world: World, fleet: Fleet): CcnAttachment | undefined => {
  const rows = attachmentsOfInstance(world, fleet.vpc);
  return rows.find(occupies) ?? rows.at(-1);
};

/** The CCN that a call names with its owner, if a fleet in `region` can apply to it. */
export function ccnFor(
  world: World,
  region: string,
  { AccountId, CcnId }: CcnInfo,
): { readonly ok: true; readonly ccn: Ccn } | Refusal {
  const owner = accountByUid(world, AccountId);
  if (owner?.cloud !== 'tencent') return refuse('UnsupportedOperation.UinNotFound', `It is ${AccountId}.`);
  const ccn = find(world.tencent.ccns, CcnId);
  if (ccn?.account !== owner.id)
    return refuse('ResourceNotFound.CcnResourceNotFound', `Account ${AccountId} has no CCN ${CcnId}.`);
  const present = attachmentsOf(world, CcnId).filter(occupies);
  const across = present.find((row) => crossesBorder(row.InstanceRegion, region));
  if (across)
    return refuse(
      'UnsupportedOperation.UnableCrossBorder',
      `${across.InstanceId} is in ${across.InstanceRegion}, the fleet in ${region}: approval does not help fleets.`,
    );
  const { instancesPerCcn } = world.tencent.quotas;
  return present.length >= instancesPerCcn
    ? refuse('LimitExceeded.CcnLimitExceeded', `It is ${instancesPerCcn}.`)
    : { ok: true, ccn };
}

/**
 * The fleet's VPC applies to the CCN, and its owner has to accept even if it is the fleet's own. Where the fleet's
 * account has given the service the role that reviews for it, its own CCNs take the fleet at once. `lifetime`:
 * virtual milliseconds, absent: 7 days.
 */
export function appliedBy(world: World, fleet: Fleet, ccn: Ccn, lifetime?: number): World {
  const network = networkOf(world, 'VPC', fleet.vpc);
  if (!network) return world;
  const free = attachmentsOfInstance(world, fleet.vpc).reduce(removed, world);
  const Description = 'GSE fleet';
  return ccn.account === fleet.account && find(world.tencent.fleetRoles, fleet.account)
    ? attached(free, ccn, network, { Description })
    : applied(free, ccn, network, { Description, ...(lifetime !== undefined && { lifetime }) });
}

/** The fleet leaves its CCN, or takes its application back; `atOnce`: without the time that leaving takes. */
export const released = (world: World, fleet: Fleet, atOnce = false): World =>
  attachmentsOfInstance(world, fleet.vpc).reduce(
    (current, row) => (isAssociated(row) && !atOnce ? left(current, row) : removed(current, row)),
    world,
  );

const left = (world: World, row: CcnAttachment): World =>
  row.State === 'DETACHING' ? world : detaching(world, row);
