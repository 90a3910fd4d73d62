import type { World } from '../../../../src/cloud/world.js';
import type { Dice } from '../../dice.js';
import { basicOpening } from './basic.js';
import { enterpriseOpening } from './enterprise.js';
import type { Script } from './script.js';

/** What people do first. Random calls seldom get that far by themselves, and packets would have nowhere to go. */
export const opening = (world: World, dice: Dice): Script =>
  dice.chance(25) ? enterpriseOpening(world, dice) : basicOpening(world, dice);
