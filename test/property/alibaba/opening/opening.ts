import type { World } from '../../../../src/cloud/world.js';
import type { Dice } from '../../dice.js';
import type { Script } from '../../script.js';
import { basicOpening } from './basic.js';
import { enterpriseOpening } from './enterprise.js';

/** What people do first. Random calls seldom get that far by themselves, and packets would have nowhere to go. */
export function* opening(start: World, dice: Dice): Script {
  return dice.chance(25) ? yield* enterpriseOpening(start, dice) : yield* basicOpening(start, dice);
}
