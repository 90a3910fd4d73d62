import type { World } from '../../src/cloud/world.js';
import { type Fix, fixItems } from '../../src/explain/fix.js';
import { after, type State } from '../../src/lab/script.js';

/** Where a scenario that had the fix in it would stand then. Changes of the file itself are made in the world. */
export function following(state: State, fix: Fix): State {
  const changes = fix.items.map((item) => (item.kind === 'file' ? item.change : {}));
  const world: World = Object.assign({}, state.world, ...changes);
  return fixItems(fix).reduce(after, { ...state, world });
}
