/**
 * Given `{hosts, groups}`: bytes allocated by each stage on the way from a scenario's text to the kernel. Wants
 * `FIXED` flags: then nothing is collected meanwhile, and no optimiser decides what need not be allocated after all.
 */
import { deriveFabric } from '../../src/cloud/fabric.js';
import { linuxKernel } from '../../src/kernel/linux/kernel.js';
import { NOTHING } from '../../src/lab/reconcile.js';
import { compile } from '../../src/plane/compile/index.js';
import { diff } from '../../src/plane/diff.js';
import { cloudOf } from '../cloud.js';
import { starWithGroups } from '../fabric.js';
import type { Allocated } from '../run/allocations.js';
import { given } from '../run/inside.js';

const { hosts, groups } = given<{ readonly hosts: number; readonly groups: number }>();

/** Of objects, and of buffers outside of the heap. */
const allocated = (): number => {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};

async function run(count: number): Promise<Allocated> {
  const kernel = linuxKernel();
  const marks: number[] = [];
  const mark = (): number => marks.push(allocated());
  const fabric = starWithGroups(count, groups);
  mark();
  deriveFabric(cloudOf(count));
  mark();
  const plane = compile(fabric);
  mark();
  const plan = diff(plane, NOTHING);
  mark();
  await kernel.apply(plan);
  mark();
  await kernel.prune([]);
  kernel.close();
  const [cloud = 0, compiled = 0, compared = 0, applied = 0] = marks
    .slice(1)
    .map((now, i) => now - (marks[i] ?? 0));
  return { cloud, compile: compiled, diff: compared, apply: applied };
}

/** What is made once only (code, tables) is made here. */
await run(2 * groups);
globalThis.gc?.();
process.stdout.write(JSON.stringify(await run(hosts)), () => process.exit());
