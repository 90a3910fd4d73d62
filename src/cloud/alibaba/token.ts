import { put } from '../../model/json.js';
import type { Call, CallResult } from '../call.js';
import { find } from '../lookup.js';
import type { World } from '../world.js';
import { refuse } from './errors.js';
import { change } from './tables.js';

/**
 * Idempotency: a call with a ClientToken that was accepted before gets the answer of then; with other parameters
 * under that token it is refused. Calls without a token are simply performed.
 */
export function once(
  world: World,
  call: Call,
  perform: (world: World, call: Call) => CallResult,
): CallResult {
  const token = call.params.ClientToken;
  if (typeof token !== 'string' || token === '') return perform(world, call);
  const key = `${call.as}/${call.action}/${token}`;
  const used = find(world.alibaba.tokens, key);
  if (used) {
    return JSON.stringify(used.params) === JSON.stringify(call.params)
      ? { ok: true, world, response: used.response }
      : refuse('IdempotenceParam.NotMatch');
  }
  const result = perform(world, call);
  if (!result.ok) return result;
  const { response } = result;
  const tokens = put(result.world.alibaba.tokens, key, { params: call.params, response });
  return { ok: true, world: change(result.world, { tokens }), response };
}
