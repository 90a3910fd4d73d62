import type { World } from '../world.js';
import { fleetsSynced } from './gse/life.js';
import { synced } from './routes/sync.js';

/** The world after all that the cloud does by itself as soon as it can: routes come and go, fleets go on. */
export const followed = (world: World): World => fleetsSynced(synced(world));
