import type { Call } from '../../src/cloud/call.js';
import type { World } from '../../src/cloud/world.js';
import type { Dice } from './dice.js';
import { accountsOf } from './maker.js';

/** Calls one by one; each is answered with the world after it. Gives the world after the last. */
export type Script = Generator<Call, World, World>;

export const call = (as: string, action: string, params: Call['params']): Call => ({ as, action, params });

/** Who makes the interconnect: mostly the account that has the data centre's lines. */
export function ownerOf(world: World, dice: Dice): string {
  const [first = 'A'] = accountsOf(world);
  return dice.chance(40) ? (dice.pick(accountsOf(world)) ?? first) : first;
}
