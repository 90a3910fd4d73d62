import { deriveFabric } from '../cloud/fabric.js';
import type { World } from '../cloud/world.js';
import { compile } from '../plane/compile/index.js';
import type { Plane } from '../plane/plane.js';

/** What Linux has to hold for a world. */
export const planeOf = (world: World): Plane => compile(deriveFabric(world));
