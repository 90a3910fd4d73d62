import { type Fix, fixItems } from '../../src/explain/fix.js';
import { patched } from '../../src/explain/patch.js';
import { after, type State } from '../../src/lab/script.js';

/** Where a scenario that had the fix in it would stand then. Changes of the file itself are made in the world. */
export function following(state: State, fix: Fix): State {
  const world = fix.items.reduce(
    (before, item) => (item.kind === 'file' ? patched(before, item.change) : before),
    state.world,
  );
  return fixItems(fix).reduce(after, { ...state, world });
}
