import { actionsOf } from '../../../src/cloud/clouds.js';
import type { World } from '../../../src/cloud/world.js';
import type { Json, JsonObject } from '../../../src/model/json.js';
import type { Dice } from '../dice.js';
import { CANDIDATES } from './candidates.js';
import { accountsOf, type Maker } from './maker.js';
import { networksOf } from './parts.js';

export const NONSENSE: readonly Json[] = [
  '',
  'x',
  -1,
  1e9,
  '1.5',
  null,
  true,
  [],
  {},
  'constructor',
  '__proto__',
];

/** Most parameters sensible, some nonsense; those without a sensible value mostly left out. */
const paramsOf = (world: World, dice: Dice, names: readonly string[]): JsonObject =>
  Object.fromEntries(
    names.flatMap((name): [string, Json][] => {
      if (dice.chance(5)) return [[name, dice.pick(NONSENSE) ?? null]];
      const chosen = dice.pick(CANDIDATES[name]?.(world) ?? []);
      return chosen === undefined || dice.chance(6) ? [] : [[name, chosen]];
    }),
  );

/** A network's kind, region, owner and route table go with it, or next to nothing would be accepted. */
function fitting(world: World, params: JsonObject, dice: Dice): JsonObject {
  const network = networksOf(world).find(({ id }) => id === params.ChildInstanceId);
  if (!network || dice.chance(12)) return params;
  const fits: JsonObject = {
    ChildInstanceType: network.type,
    ChildInstanceRegionId: network.region,
    ChildInstanceOwnerId: world.accounts[network.account]?.uid ?? '',
    ChildInstanceRouteTableId: network.routeTable,
  };
  const taken = Object.keys(params).filter((name) => name in fits);
  return { ...params, ...Object.fromEntries(taken.map((name) => [name, fits[name] ?? null])) };
}

const ACTIONS = actionsOf('alibaba');

/** Any action that the cloud has, with parameters that may or may not fit each other. */
export const wild: Maker = {
  name: 'any action',
  weight: 12,
  make(world, dice) {
    const action = dice.pick(Object.keys(ACTIONS).sort()) ?? 'CreateCen';
    const params = fitting(world, paramsOf(world, dice, ACTIONS[action]?.params ?? []), dice);
    return { as: dice.pick(accountsOf(world)) ?? 'A', action, params };
  },
};

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
