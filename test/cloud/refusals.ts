import type { World } from '../../src/cloud/world.js';
import type { JsonObject } from '../../src/model/json.js';
import { codeOf, frozen } from './world.js';

/** A call that has to be refused, and with what: `404 InvalidVpcId.NotFound`. */
export type Row = readonly [world: World, as: 'A' | 'B', action: string, params: JsonObject, code: string];

interface Asserting {
  readonly equal: (found: unknown, wanted: unknown, message: string) => boolean;
}

/** Each is refused as said, and throws if it writes to the world it was given. */
export function refused(t: Asserting, rows: readonly Row[]): void {
  for (const [world, as, action, params, code] of rows)
    t.equal(codeOf(frozen(world), as, action, params), code, `${action} ${JSON.stringify(params)}`);
}
