/** Given `{what, count}`: milliseconds and bytes of a lab of that size, from its scenario's text until it stands. */
import { deriveFabric } from '../../src/cloud/fabric.js';
import { linuxKernel } from '../../src/kernel/linux/kernel.js';
import { NOTHING } from '../../src/lab/reconcile.js';
import { worldAt } from '../../src/lab/simulate.js';
import { compile } from '../../src/plane/compile/index.js';
import { diff } from '../../src/plane/diff.js';
import { loadScenario } from '../../src/scenario/load.js';
import { GROWTH, type Grown } from '../growth.js';
import type { Size } from '../parts/growth.js';
import { given } from '../run/inside.js';
import { heldByKernel } from '../run/memory.js';

const { what, count } = given<{ readonly what: Grown; readonly count: number }>();
const text = JSON.stringify(GROWTH[what](count));
const kernel = linuxKernel();

const before = { kernel: heldByKernel(), process: process.memoryUsage().rss };
const from = performance.now();
const { scenario, diagnostics } = loadScenario('growth.lab.yaml', text);
if (!scenario) throw new Error(JSON.stringify(diagnostics));
const read = performance.now();
const world = worldAt(scenario);
const played = performance.now();
const plan = diff(compile(deriveFabric(world)), NOTHING);
const planned = performance.now();
await kernel.apply(plan);
const stands = performance.now();

const size: Size = {
  read: read - from,
  play: played - read,
  plan: planned - played,
  apply: stands - planned,
  kernel: heldByKernel() - before.kernel,
  // Node counts in kilobytes.
  process: process.resourceUsage().maxRSS * 1024 - before.process,
};
process.stdout.write(JSON.stringify(size), () => process.exit());
