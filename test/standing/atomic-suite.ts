import fc from 'fast-check';
import t from 'tap';
import { describe } from '../../src/kernel/describe.js';
import { KernelError } from '../../src/kernel/error.js';
import type { Kernel } from '../../src/kernel/kernel.js';
import { planFromAll } from '../../src/lab/reconcile.js';
import { applyAtomically } from '../../src/lab/standing/atomically.js';
import type { Change, Plan } from '../../src/plane/change.js';
import { compile } from '../../src/plane/compile/index.js';
import { diff } from '../../src/plane/diff.js';
import type { Plane } from '../../src/plane/plane.js';
import { arbitraryFabric } from '../kernel/arbitrary.js';
import { rejection } from '../support/rejection.js';

interface Subject {
  readonly name: string;
  readonly open: () => Promise<Kernel>;
  readonly pairs: number;
  /** Something that this kernel itself refuses in a namespace that stands. */
  readonly impossible?: (namespace: string) => Change;
}

/** A plan that is refused anywhere leaves what stood before; on both kernels. */
export function atomicSuite({ name, open, pairs, impossible }: Subject): void {
  t.test(`${name}: refused at each operation in turn, what stood before stands`, async (t) => {
    const kernel = await open();
    let refusals = 0;
    for (const [before, wanted] of planes(pairs, kernel)) {
      await kernel.apply(diff(before, await kernel.observe()));
      const prepared = await planFromAll(kernel, wanted);
      const { plan } = prepared;
      for (let at = 0; at < plan.length; at++) {
        const error = await rejection(applyAtomically(refusing(kernel, at), prepared));
        const { operation, object } = describe(plan[at] as Change);
        const what = `the kernel refused ${operation} of ${object}; the lab was brought back to what stood before`;
        if (error.problem.what !== what) t.equal(error.problem.what, what);
        const left = diff(before, await kernel.observe());
        if (left.length > 0) t.same(left, [], `after a refusal of operation ${at}: ${operation}`);
        refusals++;
      }
      await applyAtomically(kernel, await planFromAll(kernel, wanted));
      t.same(diff(wanted, await kernel.observe()), [], 'what nobody refuses is done');
    }
    t.ok(refusals > 20, `${refusals} refusals`);
    kernel.close();
  });

  if (!impossible) return;
  t.test(`${name}: the kernel itself refuses, whatever else was sent with it`, async (t) => {
    const kernel = await open();
    let refusals = 0;
    for (const [before, wanted] of planes(pairs, kernel)) {
      await kernel.apply(diff(before, await kernel.observe()));
      const { plan: good, ...where } = await planFromAll(kernel, wanted);
      for (let at = 0; at <= good.length; at++) {
        const bad = [...good.slice(0, at), impossible('v0'), ...good.slice(at)];
        const error = await rejection(applyAtomically(kernel, { ...where, plan: bad }));
        if (!/; the lab was brought back/.test(error.problem.what)) t.fail(error.message);
        const left = diff(before, await kernel.observe());
        if (left.length > 0) t.same(left, [], `at ${at}`);
        refusals++;
      }
    }
    t.ok(refusals > 20, `${refusals} refusals`);
    kernel.close();
  });
}

/** Pairs of planes that have little in common; `v0` is in each. */
function planes(count: number, kernel: Kernel): [Plane, Plane][] {
  const fabrics = fc.sample(arbitraryFabric(!kernel.lacks().includes('latency')), {
    numRuns: 2 * count,
    seed: 7,
  });
  const all = fabrics.map(compile);
  return Array.from({ length: count }, (_, i) => [all[2 * i], all[2 * i + 1]] as [Plane, Plane]);
}

/** Does what comes before an operation, and refuses that one; from then on it does all it is told. */
function refusing(kernel: Kernel, at: number): Kernel {
  let refused = false;
  return {
    ...kernel,
    async apply(plan: Plan) {
      if (refused) return kernel.apply(plan);
      refused = true;
      await kernel.apply(plan.slice(0, at));
      throw new KernelError({ ...describe(plan[at] as Change), words: 'injected' });
    },
  };
}
