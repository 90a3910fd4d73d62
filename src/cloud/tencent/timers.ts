import type { Fired } from '../model.js';
import type { Timer, World } from '../world.js';

/** Ends the transition a timer stands for. */
export const fire = (world: World, _timer: Timer): Fired => ({ world });
