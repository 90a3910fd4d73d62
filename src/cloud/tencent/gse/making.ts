import { rows } from '../../../model/json.js';
import { newId } from '../../ids.js';
import { find } from '../../lookup.js';
import type { Account, World } from '../../world.js';
import { type Refusal, refuse } from '../errors.js';
import { putRow } from '../tables.js';
import { appliedBy, ccnFor } from './association.js';
import { CREATION_APPLICATION } from './durations.js';
import { begun } from './life.js';
import { withNetwork } from './network.js';
import { withOpened } from './permissions.js';
import type { CcnInfo, Fleet } from './state.js';

/** An account's fleets that are not TERMINATED, in the order in which they were made. */
export const fleetsOf = (world: World, caller: Account): Fleet[] =>
  rows(world.tencent.fleets)
    .filter(({ account, Status }) => account === caller.id && Status !== 'TERMINATED')
    .sort((a, b) => a.order - b.order);

/** Refused if the account cannot have so many more fleets with one server each. */
export function whyNoFleet(world: World, caller: Account, more: number): Refusal | undefined {
  const { fleetsPerAccount, serversPerAccount } = world.tencent.quotas;
  const fleets = fleetsOf(world, caller);
  if (fleets.length + more > fleetsPerAccount)
    return refuse('LimitExceeded.FleetLimitExceeded', `It is ${fleetsPerAccount}.`);
  const servers = fleets.reduce((sum, { Capacity }) => sum + Capacity.Desired, 0);
  return servers + more > serversPerAccount
    ? refuse('LimitExceeded.InstanceLimitExceeded', `It is ${serversPerAccount}.`)
    : undefined;
}

export interface NewFleet extends Pick<Fleet, 'account' | 'region' | 'InboundPermissions' | 'attributes'> {
  readonly CcnInfo?: CcnInfo;
  readonly CcnInfoAfter?: CcnInfo;
}

/** Of a fleet that nobody scaled. */
const CAPACITY = { Desired: 1, MiniNum: 0, ScalingInterval: 10 };

/** A new fleet with its network, on its way; it applies to the CCN at once. */
export function fleetMade(
  world: World,
  given: NewFleet,
): { readonly world: World; readonly FleetId: string } {
  const [head, first] = newId(world, 'fleet-', 8);
  const [tail, second] = newId(first, '-', 8);
  const FleetId = `${head}${tail}`;
  const built = withNetwork(second, FleetId, given.region);
  const fleet: Fleet = {
    FleetId,
    Status: 'NEW',
    Capacity: { ...CAPACITY, MaxiNum: world.tencent.quotas.serversPerAccount },
    ...built.network,
    ...given,
    events: [],
    created: world.now,
    order: world.serial,
  };
  return { world: applying(begun(withOpened(built.world, fleet), fleet), FleetId), FleetId };
}

function applying(world: World, FleetId: string): World {
  const fleet = find(world.tencent.fleets, FleetId);
  if (!fleet?.CcnInfo) return world;
  const target = ccnFor(world, fleet.region, fleet.CcnInfo);
  return target.ok
    ? appliedBy(world, fleet, target.ccn, CREATION_APPLICATION)
    : putRow(world, 'fleets', FleetId, { ...fleet, refusal: target.error.code });
}
