import type { Table } from '../model/json.js';
import type { Action, Call, CallResult } from './call.js';
import { find } from './lookup.js';
import { cloudNamed } from './registry.js';
import type { CloudName, World } from './world.js';

export { advance, type Moved, settle } from './clock.js';

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
