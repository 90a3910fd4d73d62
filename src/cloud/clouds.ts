import type { Table } from '../model/json.js';
import type { Action, Call, CallResult } from './call.js';
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
  const actions = actionsOf(account.cloud);
  const action = Object.hasOwn(actions, call.action) ? actions[call.action] : undefined;
  return action ? action.run(world, call) : unknownAction(call.action);
}

const unknownAction = (name: string): CallResult => ({
  ok: false,
  error: {
    code: 'InvalidApi.NotFound',
    status: 404,
    message: `The API has no action ${name}, or transitlab does not know it.`,
  },
});
