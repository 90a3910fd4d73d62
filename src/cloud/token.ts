import { type JsonObject, put, type Table } from '../model/json.js';
import type { Call, CallResult, Refusal } from './call.js';
import { find } from './lookup.js';
import type { World } from './world.js';

/** The answer to a call that carried a ClientToken: the same call again gets the same answer. */
export interface TokenUse {
  readonly params: JsonObject;
  readonly response: JsonObject;
}

export type Once = (
  world: World,
  call: Call,
  perform: (world: World, call: Call) => CallResult,
) => CallResult;

/** Where a cloud keeps its tokens, and how it refuses one that was used for another call. */
export interface TokenStyle {
  readonly tokensOf: (world: World) => Table<TokenUse>;
  readonly withTokens: (world: World, tokens: Table<TokenUse>) => World;
  readonly mismatch: () => Refusal;
}

/**
 * Idempotency: a call with a ClientToken that was accepted before gets the answer of then; with other parameters
 * under that token it is refused. Calls without a token are simply performed.
 */
export const onceBy =
  ({ tokensOf, withTokens, mismatch }: TokenStyle): Once =>
  (world, call, perform) => {
    const token = call.params.ClientToken;
    if (typeof token !== 'string' || token === '') return perform(world, call);
    const key = `${call.as}/${call.action}/${token}`;
    const used = find(tokensOf(world), key);
    if (used) {
      return JSON.stringify(used.params) === JSON.stringify(call.params)
        ? { ok: true, world, response: used.response }
        : mismatch();
    }
    const result = perform(world, call);
    if (!result.ok) return result;
    const { response } = result;
    const tokens = put(tokensOf(result.world), key, { params: call.params, response });
    return { ok: true, world: withTokens(result.world, tokens), response };
  };
