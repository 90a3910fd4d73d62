import t from 'tap';
import { star } from '../../bench/fabric.js';
import type { Fabric } from '../../src/fabric/fabric.js';
import { compile } from '../../src/plane/compile/index.js';
import { isEmpty, patchBetween, patched } from '../../src/plane/patch.js';
import type { Plane } from '../../src/plane/plane.js';
import { twoRegions } from '../fabric.js';

const NOTHING: Plane = { namespaces: [], links: [] };

function at(rate: number): Plane {
  const fabric = twoRegions();
  const { region } = fabric.links;
  if (!region) throw new Error('there is a region connection');
  const links: Fabric['links'] = { ...fabric.links, region: { ...region, rate: [rate, rate] } };
  return compile({ ...fabric, links });
}

t.test('a patch leads from any plane to any other, as a worker hears it', async (t) => {
  const planes = [NOTHING, at(5e6), at(6e6), compile(star(3)), compile(star(4)), compile(twoRegions())];
  for (const before of planes)
    for (const wanted of planes) {
      const told = JSON.parse(JSON.stringify(patchBetween(before, wanted)));
      t.strictSame(JSON.stringify(patched(before, told)), JSON.stringify(wanted));
      t.equal(isEmpty(told), before === wanted);
    }
});

t.test('it holds what differs, and nothing else', async (t) => {
  t.match(patchBetween(at(5e6), at(6e6)), {
    namespaces: { length: 0 },
    links: { length: 1 },
    gone: { namespaces: { length: 0 }, links: { length: 0 } },
  });
  const more = patchBetween(compile(star(1000)), compile(star(1001)));
  t.same(
    more.namespaces.map(({ name }) => name),
    ['h1000', 'vpc:vpc'],
  );
  t.equal(more.links.length, 1);
  t.same(patchBetween(compile(star(2)), compile(star(1))).gone, {
    namespaces: ['h1'],
    links: [
      compile(star(2))
        .links[1]?.ends.map(({ namespace, name }) => `${namespace}/${name}`)
        .join(' '),
    ],
  });
});

t.test('what stays is the same object', async (t) => {
  const before = at(5e6);
  const after = patched(before, patchBetween(before, at(6e6)));
  t.equal(after.namespaces[0], before.namespaces[0]);
});
