import type { Fabric } from '../fabric/fabric.js';
import { withFaults } from './faults.js';
import { CLOUDS } from './registry.js';
import type { World } from './world.js';

/** The network as packets see it, of all clouds together. Ids do not clash: they are the world's own. */
export function deriveFabric(world: World): Fabric {
  const parts = Object.values(CLOUDS).map((cloud) => cloud.fabric(world));
  return withFaults(world, {
    hosts: Object.assign({}, ...parts.map(({ hosts }) => hosts)),
    routers: Object.assign({}, ...parts.map(({ routers }) => routers)),
    links: Object.assign({}, ...parts.map(({ links }) => links)),
  });
}
