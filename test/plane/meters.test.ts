import t from 'tap';
import type { Fabric } from '../../src/fabric/fabric.js';
import { compile } from '../../src/plane/compile/index.js';
import { meterPoints } from '../../src/plane/compile/meters.js';
import { twoRegions, withRouter } from '../fabric.js';

const payer = { account: 'A', network: 'cen-1', object: 'cenbwp-1', terms: 'bought' } as const;

function paid(fabric: Fabric): Fabric {
  const region = fabric.links.region;
  if (!region) throw new Error('no link between the regions');
  return { ...fabric, links: { ...fabric.links, region: { ...region, payer } } };
}

/** Where the meters are, and which way they count; each has to be an interface of the plane. */
function places(t: { ok(value: boolean, message: string): unknown }, fabric: Fabric): string[] {
  const ends = compile(fabric).links.flatMap((link) => link.ends);
  return meterPoints(fabric).map(({ namespace, dev, way }) => {
    const there = ends.some((end) => end.namespace === namespace && end.name === dev);
    t.ok(there, `${dev} in ${namespace}`);
    return `${namespace}: ${way.from} to ${way.to}, ${way.account} for ${way.object}`;
  });
}

t.test('a meter at each end of what somebody pays for', async (t) => {
  t.same(meterPoints(twoRegions()), [], 'nobody pays');
  t.same(places(t, paid(twoRegions())), [
    'transit:tr-a: region-a to region-b, A for cenbwp-1',
    'transit:tr-b: region-b to region-a, A for cenbwp-1',
  ]);
});

t.test('behind an egress cap: what was dropped there did not cross', async (t) => {
  const egressCap = { rate: 1e6, origin: { object: 'cap', text: 'a cap' } };
  const capped = withRouter(paid(twoRegions()), 'tr-a', (router) => ({ ...router, egressCap }));
  t.same(places(t, capped), [
    'edge:tr-a: region-a to region-b, A for cenbwp-1',
    'transit:tr-b: region-b to region-a, A for cenbwp-1',
  ]);
});
