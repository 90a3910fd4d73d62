import t from 'tap';
import type { World } from '../../../src/cloud/world.js';
import type { JsonObject } from '../../../src/model/json.js';
import { frozen, make } from '../world.js';

/** A call and the code it is refused with. */
export type Refused = readonly [
  world: World,
  as: 'A' | 'B',
  action: string,
  params: JsonObject,
  code: string,
];

/** Every call is refused with its code, with HTTP 200 as Tencent Cloud does, and changes nothing. */
export function allRefused(rows: readonly Refused[]): void {
  for (const [world, as, action, params, code] of rows) {
    const result = make(frozen(world), as, action, params);
    const got = result.ok ? 'accepted' : `${result.error.status} ${result.error.code}`;
    t.equal(got, `200 ${code}`, `${as} ${action} ${JSON.stringify(params).slice(0, 100)}`);
  }
}
