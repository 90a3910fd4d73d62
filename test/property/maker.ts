import type { Call } from '../../src/cloud/call.js';
import type { World } from '../../src/cloud/world.js';
import type { JsonObject } from '../../src/model/json.js';
import type { Dice } from './dice.js';

/** Makes one kind of call that fits the world as it is; `undefined` where there is nothing to call it on. */
export interface Maker {
  readonly name: string;
  /** How often it is tried, against the others. */
  readonly weight: number;
  make(world: World, dice: Dice): Call | undefined;
}

/** A maker of one action, called by `as`. */
export const maker = (
  name: string,
  weight: number,
  make: (
    world: World,
    dice: Dice,
  ) => { readonly as: string | undefined; readonly with: JsonObject } | undefined,
): Maker => ({
  name,
  weight,
  make(world, dice) {
    const made = make(world, dice);
    return made?.as === undefined ? undefined : { as: made.as, action: name, params: made.with };
  },
});

/** The ids of a world that begin like this, from whatever tables it has, sorted. */
export function idsOf(world: World, prefix: string): string[] {
  const tables = [world, world.alibaba, world.tencent].flatMap((record): unknown[] => Object.values(record));
  const keys = tables.flatMap((table) =>
    typeof table === 'object' && table !== null && !Array.isArray(table) ? Object.keys(table) : [],
  );
  return [...new Set(keys)].filter((key) => key.startsWith(prefix) && !key.includes('/')).sort();
}

export const accountsOf = (world: World): string[] => Object.keys(world.accounts);

/** The number by which clouds know an account. */
export const uidOf = (world: World, account: string | undefined): string =>
  world.accounts[account ?? '']?.uid ?? '';
