import t from 'tap';
import type { Fabric } from '../../src/fabric/fabric.js';
import { fakeKernel } from '../../src/kernel/fake.js';
import { NOTHING, reconcile } from '../../src/lab/reconcile.js';
import { compile } from '../../src/plane/compile/index.js';
import { twoRegions, withRouter } from '../fabric.js';

/** What stands after one fabric was laid and then another. */
async function laid(...fabrics: readonly Fabric[]) {
  const kernel = fakeKernel();
  let before = NOTHING;
  for (const fabric of fabrics) {
    const wanted = compile(fabric);
    await reconcile(kernel, before, wanted);
    before = wanted;
  }
  return kernel.observe();
}

t.test('what stands is what is wanted, from whatever stood before', async (t) => {
  const fabric = twoRegions();
  const { b: _gone, ...hosts } = fabric.hosts;
  t.same(await laid(fabric), compile(fabric));
  t.same(await laid({ ...fabric, hosts }, fabric), compile(fabric));
  t.same(await laid(fabric, fabric), compile(fabric));
});

t.test('a router that is made anew gets its cables again', async (t) => {
  const moved = withRouter(twoRegions(), 'vpc-a', (router) => ({ ...router, label: 'VPC vpc-a elsewhere' }));
  t.same(await laid(twoRegions(), moved), compile(moved));
});
