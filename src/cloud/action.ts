import { hash } from '../model/hash.js';
import type { JsonObject } from '../model/json.js';
import type { Action, Call, CallResult, Refusal } from './call.js';
import { nested } from './nested.js';
import type { Reader, Spec, Values } from './params.js';
import type { Once } from './token.js';
import type { Account, World } from './world.js';

export type Outcome = { readonly ok: true; readonly world: World; readonly answer: JsonObject } | Refusal;

/** The call is accepted; the answer gets its RequestId later. */
export const accept = (world: World, answer: JsonObject = {}): Outcome => ({ ok: true, world, answer });

/** What every call of a cloud has in common. */
export interface ActionStyle {
  readonly record: <S extends Spec>(spec: S, also: readonly string[]) => Reader<Values<S>>;
  /** Parameters that every call takes and that decide nothing here. */
  readonly commonParams: readonly string[];
  /** The number of a list's first item in a query string. */
  readonly firstItem: 0 | 1;
  readonly once: Once;
  /** From a lower-case UUID. */
  readonly requestId: (uuid: string) => string;
}

/**
 * Makes the maker of a cloud's actions. An action's `body` gets the parameters read and checked one by one by
 * `spec`. With a ClientToken, a call that is repeated with it is answered as before and does nothing.
 */
export const actionMaker =
  (style: ActionStyle) =>
  <S extends Spec>(
    api: string,
    name: string,
    spec: S,
    body: (world: World, caller: Account, params: Values<S>) => Outcome,
  ): Action => {
    const read = style.record(spec, style.commonParams);
    const perform = (world: World, call: Call): CallResult => {
      const params = read(call.params, '');
      if (!params.ok) return params;
      const outcome = body(world, callerOf(world, call), params.value);
      if (!outcome.ok) return outcome;
      const RequestId = style.requestId(uuidOf(world, call));
      return { ok: true, world: outcome.world, response: { ...outcome.answer, RequestId } };
    };
    return {
      name,
      api,
      params: [...new Set([...Object.keys(spec), ...style.commonParams])],
      run: (world, call) =>
        style.once(world, { ...call, params: nested(call.params, style.firstItem) }, perform),
    };
  };

function callerOf(world: World, call: Call): Account {
  const account = world.accounts[call.as];
  if (!account) throw new TypeError(`no account ${call.as}`);
  return account;
}

/** It follows from the world and the call. */
function uuidOf(world: World, call: Call): string {
  const seed = `${world.now} ${world.serial} ${call.as} ${call.action} ${JSON.stringify(call.params)}`;
  const digits = [0, 1].map((part) => hex(hash(`${part} ${seed}`))).join('');
  return [0, 8, 12, 16, 20].map((from, i, all) => digits.slice(from, all[i + 1] ?? 32)).join('-');
}

const hex = (base36: string): string =>
  [...base36]
    .reduce((sum, digit) => sum * 36n + BigInt(Number.parseInt(digit, 36)), 0n)
    .toString(16)
    .padStart(16, '0');
