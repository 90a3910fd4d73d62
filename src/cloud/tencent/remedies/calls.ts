import type { JsonObject } from '../../../model/json.js';
import type { Call } from '../../call.js';
import type { Remedy } from '../../remedies.js';
import type { World } from '../../world.js';
import { GSE_VERSION } from '../versions.js';

export const call = (as: string, action: string, params: JsonObject): Call => ({ as, action, params });

/** A remedy of calls of several accounts. */
export const remedyOf = (...calls: readonly Call[]): Remedy => ({ kind: 'calls', calls });

/** A call of Game Server Elastic-scaling that shares its name with one of Virtual Private Cloud. */
export const gseCall = (as: string, action: string, params: JsonObject): Call =>
  call(as, action, { Version: GSE_VERSION, ...params });

/** The number of an account. */
export const uinOf = (world: World, account: string): string => world.accounts[account]?.uid ?? '';

/** The text at a path of an answer that a call will give; ids are a function of the world. */
export function textAt(answer: JsonObject, ...path: readonly string[]): string {
  const value = path.reduce<unknown>((at, key) => (at as JsonObject | undefined)?.[key], answer);
  return typeof value === 'string' ? value : '';
}
