import t from 'tap';
import { patched, patchOf } from '../../src/explain/patch.js';
import { frozen, tutorialWorld } from '../cloud/world.js';

t.test('a patch has what differs, and brings it into another world', async (t) => {
  const world = frozen(tutorialWorld());
  const { quotas } = world.alibaba;
  const more = { ...world, alibaba: { ...world.alibaba, quotas: { ...quotas, networksPerRegion: 99 } } };
  const patch = patchOf({ ...world }, { ...more });
  t.same(patch, { alibaba: { quotas: { networksPerRegion: 99 } } });
  const later = { ...world, serial: 7 };
  const after = patched(later, patch);
  t.equal(after.alibaba.quotas.networksPerRegion, 99);
  t.equal(after.serial, 7, 'what the other world has stays');
  t.not(world.alibaba.quotas.networksPerRegion, 99);
});

t.test('lists are whole, and new rows come whole', async (t) => {
  const before = { rows: { a: { list: [1, 2], name: 'a' } } };
  const after = { rows: { a: { list: [0, 1, 2], name: 'a' }, b: { list: [] } } };
  t.same(patchOf(before, after), { rows: { a: { list: [0, 1, 2] }, b: { list: [] } } });
});
