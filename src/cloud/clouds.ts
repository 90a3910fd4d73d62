import type { Table } from '../model/json.js';
import type { Action, Call, CallResult } from './call.js';
import { failed, healed } from './faults.js';
import { find } from './lookup.js';
import { CLOUDS, cloudNamed } from './registry.js';
import type { CloudName, Fault, World } from './world.js';

export { advance, type Moved, settle } from './clock.js';

/** Breaks something; the clouds notice what they notice at once. */
export const fail = (world: World, fault: Fault): World => followedByAll(failed(world, fault));
export const heal = (world: World, fault: Fault): World => followedByAll(healed(world, fault));

const followedByAll = (world: World): World =>
  Object.values(CLOUDS).reduce((next, { follow }) => follow?.(next) ?? next, world);

export const actionsOf = (cloud: CloudName): Table<Action> => cloudNamed(cloud).actions;

/**
 * Makes a call as one of the world's accounts, against that account's cloud. An action the cloud does not have is
 * its refusal; an account the world does not have is a mistake of the caller: `TypeError`.
 */
export function apply(world: World, call: Call): CallResult {
  const account = world.accounts[call.as];
  if (!account) throw new TypeError(`no account ${call.as}`);
  const { actions, unknownAction } = cloudNamed(account.cloud);
  const action = find(actions, call.action);
  return action ? action.run(world, call) : { ok: false, error: unknownAction(call.action) };
}
