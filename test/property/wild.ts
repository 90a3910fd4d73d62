import { actionsOf } from '../../src/cloud/clouds.js';
import type { CloudName, World } from '../../src/cloud/world.js';
import type { Json, JsonObject } from '../../src/model/json.js';
import type { Dice } from './dice.js';
import { accountsOf, idsOf, type Maker } from './maker.js';

const NONSENSE: readonly Json[] = ['', 'x', -1, 1e9, '1.5', null, true, [], {}, 'constructor', '__proto__'];

/** Values that make sense for a parameter. */
export type Candidates = (world: World) => readonly Json[];

export const withPrefix =
  (prefix: string): Candidates =>
  (world) =>
    idsOf(world, prefix);

/**
 * Any action that the cloud has, with parameters that may or may not fit each other. Parameters without candidates get
 * nonsense or nothing; `fitting` makes those fit that nothing would be accepted without.
 */
export function wildMaker(
  cloud: CloudName,
  weight: number,
  candidates: Readonly<Record<string, Candidates>>,
  fitting: (world: World, params: JsonObject, dice: Dice) => JsonObject = (_world, params) => params,
): Maker {
  const actions = actionsOf(cloud);
  const names = Object.keys(actions).sort();
  return {
    name: 'any action',
    weight,
    make(world, dice) {
      const action = dice.pick(names) ?? '';
      const params = paramsOf(world, dice, actions[action]?.params ?? [], candidates);
      const as = dice.pick(accountsOf(world));
      return as === undefined ? undefined : { as, action, params: fitting(world, params, dice) };
    },
  };
}

/** Most parameters sensible, some nonsense; those without a sensible value mostly left out. */
const paramsOf = (
  world: World,
  dice: Dice,
  names: readonly string[],
  candidates: Readonly<Record<string, Candidates>>,
): JsonObject =>
  Object.fromEntries(
    names.flatMap((name): [string, Json][] => {
      if (dice.chance(5)) return [[name, dice.pick(NONSENSE) ?? null]];
      const chosen = dice.pick(candidates[name]?.(world) ?? []);
      return chosen === undefined || dice.chance(6) ? [] : [[name, chosen]];
    }),
  );

/** A call with one thing about it wrong: somebody else makes it, or a parameter is missing or nonsense. */
export function spoilt<C extends { readonly as: string; readonly params: JsonObject }>(
  world: World,
  call: C,
  dice: Dice,
): C {
  if (dice.chance(40)) return { ...call, as: dice.pick(accountsOf(world)) ?? call.as };
  const { [dice.pick(Object.keys(call.params)) ?? '']: _taken, ...rest } = call.params;
  const name = Object.keys(call.params).find((key) => !(key in rest));
  if (name === undefined || dice.chance(50)) return { ...call, params: rest };
  return { ...call, params: { ...rest, [name]: dice.pick(NONSENSE) ?? null } };
}
