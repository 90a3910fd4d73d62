import type { World } from '../cloud/world.js';
import type { Scenario } from '../scenario/scenario.js';
import { replay } from './replay.js';

/** The world after a step, with nothing built: see `replay`. Throws exit 2 if there is no such step. */
export const worldAt = (scenario: Scenario, at?: string): World => replay(scenario, at).state.world;
