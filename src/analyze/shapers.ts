import type { Fabric } from '../fabric/fabric.js';
import { crossings } from './crossings.js';
import { type Limit, limitsOf } from './limits.js';
import type { Flow } from './verdict.js';

/** The shapers that a flow's request passes, as far as it comes, and then its answer's. */
export const shapersOf = (fabric: Fabric, flow: Flow): Limit[] =>
  crossings(fabric, flow).flatMap((crossing) => limitsOf(fabric, crossing));
