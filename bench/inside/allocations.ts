/**
 * Given `{hosts, groups}`: bytes allocated by each stage on the way from a scenario's text to the kernel. Wants Node's
 * flags as bench/run/allocations.ts has them.
 */
import { deriveFabric } from '../../src/cloud/fabric.js';
import type { Fabric } from '../../src/fabric/fabric.js';
import { linuxKernel } from '../../src/kernel/linux/kernel.js';
import { NOTHING } from '../../src/lab/reconcile.js';
import { compile } from '../../src/plane/compile/index.js';
import { diff } from '../../src/plane/diff.js';
import { cloudOf } from '../cloud.js';
import { star, starWithGroups } from '../fabric.js';
import type { Allocated } from '../run/allocations.js';
import { given } from '../run/inside.js';

const { hosts, groups } = given<{ readonly hosts: number; readonly groups: number }>();

/** Of objects, and of buffers outside of the heap. */
function allocated(): number {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

function taken(stage: () => void): number {
  const before = allocated();
  stage();
  return allocated() - before;
}

async function run(count: number): Promise<Allocated> {
  const fabric = starWithGroups(count, groups);
  let plane = NOTHING;
  return {
    cloud: taken(() => deriveFabric(cloudOf(count))),
    // What was compiled once is known: each network is new.
    compile: taken(() => {
      plane = compile(fabric);
    }),
    diff: taken(() => diff(plane, NOTHING)),
    apply: await applied(star(count)),
  };
}

/**
 * A kernel takes its time to notice that cables carry, and is asked until it has: how often, depends on the machine's
 * mood. So cables are laid unplugged, and plugged in between.
 */
async function applied(fabric: Fabric): Promise<number> {
  const [whole, bare] = [compile(fabric), compile(unplugged(fabric))];
  const rest = diff(whole, bare);
  const plugs = rest.filter(({ op }) => op === 'link.replace');
  const parts = [diff(bare, NOTHING), plugs, rest.filter((change) => !plugs.includes(change))];
  const kernel = linuxKernel();
  const bytes: number[] = [];
  for (const part of parts) {
    const before = allocated();
    await kernel.apply(part);
    bytes.push(allocated() - before);
  }
  await kernel.prune([]);
  kernel.close();
  const [laid = 0, , routed = 0] = bytes;
  return laid + routed;
}

const unplugged = (fabric: Fabric): Fabric => ({
  ...fabric,
  hosts: Object.fromEntries(Object.entries(fabric.hosts).map(([id, host]) => [id, { ...host, up: false }])),
});

/** What is made once only (code, tables) is made here. */
await run(2 * groups);
globalThis.gc?.();
process.stdout.write(JSON.stringify(await run(hosts)), () => process.exit());
