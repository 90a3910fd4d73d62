import t from 'tap';
import { sharesOf } from '../../src/analyze/share.js';
import type { Flow } from '../../src/analyze/verdict.js';
import { deriveFabric } from '../../src/cloud/fabric.js';
import type { World } from '../../src/cloud/world.js';
import type { Fabric } from '../../src/fabric/fabric.js';
import { bareWorld, join, withCcn } from '../cloud/tencent/lab.js';
import { done } from '../cloud/world.js';

const MBPS = 1e6;

/** a and d are in Guangzhou, b in Shanghai, c in Beijing; what leaves Guangzhou has 20 Mbit/s. */
function capped(): { readonly fabric: Fabric; readonly CcnId: string } {
  const [empty, CcnId] = withCcn(bareWorld());
  const joined: World = join(empty, CcnId, 'vpc-a', 'vpc-b', 'vpc-c', 'vpc-d');
  const world = done(joined, 'A', 'SetCcnRegionBandwidthLimits', {
    CcnId,
    CcnRegionBandwidthLimits: [{ Region: 'ap-guangzhou', BandwidthLimit: 20 }],
  });
  return { fabric: deriveFabric(world), CcnId };
}

const flow = (from: string, to: string): Flow => ({ from, to, protocol: 'tcp', port: 5201 });

const mbps = (fabric: Fabric, ...flows: readonly Flow[]): (number | undefined)[] =>
  sharesOf(fabric, flows).map(({ rate }) => rate && rate / MBPS);

t.test('flows share what they cross together, and nothing else', async (t) => {
  const { fabric } = capped();
  t.same(mbps(fabric, flow('a', 'b')), [20]);
  t.same(mbps(fabric, flow('a', 'b'), flow('d', 'c')), [10, 10], 'one cap, whatever the destination');
  t.same(mbps(fabric, flow('a', 'b'), flow('b', 'a')), [20, 1000], 'each direction by itself');
  t.same(mbps(fabric, flow('a', 'd'), flow('a', 'b')), [undefined, 20], 'inside a region nothing limits');
  t.match(sharesOf(fabric, [flow('a', 'b')]), [{ rateText: /egress limit of ap-guangzhou/ }]);
});

t.test('what a narrower way leaves goes to the others', async (t) => {
  const { fabric, CcnId } = capped();
  const id = `${CcnId}/ap-guangzhou/ap-shanghai`;
  const link = fabric.links[id];
  if (!link) throw new Error(`no link ${id}`);
  const narrow = { ...fabric, links: { ...fabric.links, [id]: { ...link, rate: [5e6, 5e6] as const } } };
  t.same(mbps(narrow, flow('a', 'b'), flow('d', 'c')), [5, 15]);
  t.same(mbps(narrow, flow('a', 'b'), flow('d', 'b'), flow('a', 'c')), [2.5, 2.5, 15]);
});
