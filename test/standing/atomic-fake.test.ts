import t from 'tap';
import { KernelError } from '../../src/kernel/error.js';
import { fakeKernel } from '../../src/kernel/fake.js';
import { planFromAll } from '../../src/lab/reconcile.js';
import { applyAtomically, NotDone } from '../../src/lab/standing/atomically.js';
import { compile } from '../../src/plane/compile/index.js';
import { twoRegions } from '../fabric.js';
import { rejection } from '../support/rejection.js';
import { atomicSuite } from './atomic-suite.js';

atomicSuite({ name: 'fake', open: async () => fakeKernel(), pairs: 10 });

t.test('a kernel that refuses to go back as well: it is said, with both reasons', async (t) => {
  const kernel = fakeKernel();
  const prepared = await planFromAll(kernel, compile(twoRegions()));
  let refusals = 0;
  const stubborn = {
    ...kernel,
    async apply() {
      refusals++;
      throw new KernelError({
        operation: 'link.add',
        namespace: 'a',
        object: 'eth0',
        words: `no ${refusals}`,
      });
    },
  };
  const error = await rejection(applyAtomically(stubborn, prepared));
  t.ok(error instanceof NotDone && !error.restored);
  t.match(error, { exit: 4, problem: { what: /could not be brought back: .*no 3/s, why: 'no 1' } });
});

t.test('a plan without changes asks nothing of the kernel', async (t) => {
  const kernel = { ...fakeKernel(), apply: () => Promise.reject(new Error('it was asked')) };
  await applyAtomically(kernel, { plan: [], scope: [], actual: { namespaces: [], links: [] } });
  t.pass('done');
});
