import type { Fabric } from '../fabric/fabric.js';
import { withFaults } from './faults.js';
import { withPaths } from './paths.js';
import { CLOUDS } from './registry.js';
import { sitesOf } from './sites/sites.js';
import type { World } from './world.js';

const known = new WeakMap<World, Fabric>();

/**
 * The network as packets see it: the clouds' parts, then what is joined to them from outside. Ids do not clash: they
 * are the world's own. Derived once for each world.
 */
export function deriveFabric(world: World): Fabric {
  const fabric = known.get(world) ?? derive(world);
  known.set(world, fabric);
  return fabric;
}

function derive(world: World): Fabric {
  const clouds = merged(Object.values(CLOUDS).map((cloud) => cloud.fabric(world)));
  return withFaults(world, withPaths(world, merged([clouds, sitesOf(world, clouds)])));
}

const merged = (parts: readonly Fabric[]): Fabric => ({
  hosts: Object.assign({}, ...parts.map(({ hosts }) => hosts)),
  routers: Object.assign({}, ...parts.map(({ routers }) => routers)),
  links: Object.assign({}, ...parts.map(({ links }) => links)),
});
