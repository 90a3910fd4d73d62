import type { World } from '../../../src/cloud/world.js';
import type { JsonObject } from '../../../src/model/json.js';
import type { Dice } from '../dice.js';
import { wildMaker } from '../wild.js';
import { CANDIDATES } from './candidates.js';
import { networksOf } from './parts.js';

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

/** Any action of Alibaba Cloud. */
export const wild = wildMaker('alibaba', 12, CANDIDATES, fitting);
