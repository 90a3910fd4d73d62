import { hash } from '../../model/hash.js';
import type { JsonObject } from '../../model/json.js';
import type { Action, Call, CallResult } from '../call.js';
import type { Account, World } from '../world.js';
import type { Refusal } from './errors.js';
import { nested } from './nested.js';
import { record, type Spec, type Values } from './params.js';
import { once } from './token.js';

export type Outcome = { readonly ok: true; readonly world: World; readonly answer: JsonObject } | Refusal;

/** The call is accepted; the answer gets its RequestId later. */
export const accept = (world: World, answer: JsonObject = {}): Outcome => ({ ok: true, world, answer });

/** Parameters that every call of the cloud takes and that decide nothing here. */
const COMMON_PARAMS = ['RegionId', 'OwnerId', 'OwnerAccount', 'ResourceOwnerId', 'ResourceOwnerAccount'];

/**
 * An action: `body` gets the parameters read and checked one by one by `spec`. With a ClientToken in the
 * specification, a call that is repeated with it is answered as before and does nothing.
 */
export function action<S extends Spec>(
  api: string,
  name: string,
  spec: S,
  body: (world: World, caller: Account, params: Values<S>) => Outcome,
): Action {
  const read = record(spec);
  const perform = (world: World, call: Call): CallResult => {
    const params = read(call.params, '');
    if (!params.ok) return params;
    const outcome = body(world, callerOf(world, call), params.value);
    return outcome.ok
      ? {
          ok: true,
          world: outcome.world,
          response: { ...outcome.answer, RequestId: requestId(world, call) },
        }
      : outcome;
  };
  return {
    name,
    api,
    params: [...new Set([...Object.keys(spec), ...COMMON_PARAMS])],
    run: (world, call) => once(world, { ...call, params: nested(call.params) }, perform),
  };
}

function callerOf(world: World, call: Call): Account {
  const account = world.accounts[call.as];
  if (!account) throw new TypeError(`no account ${call.as}`);
  return account;
}

/** An upper-case UUID that follows from the world and the call. */
function requestId(world: World, call: Call): string {
  const seed = `${world.now} ${world.serial} ${call.as} ${call.action} ${JSON.stringify(call.params)}`;
  const digits = [0, 1].map((part) => hex(hash(`${part} ${seed}`))).join('');
  return [0, 8, 12, 16, 20].map((from, i, all) => digits.slice(from, all[i + 1] ?? 32)).join('-');
}

const hex = (base36: string): string =>
  [...base36]
    .reduce((sum, digit) => sum * 36n + BigInt(Number.parseInt(digit, 36)), 0n)
    .toString(16)
    .padStart(16, '0')
    .toUpperCase();
