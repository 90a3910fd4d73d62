import fc from 'fast-check';
import t from 'tap';
import type { Verdict } from '../../src/analyze/verdict.js';
import { deriveFabric } from '../../src/cloud/fabric.js';
import { whyNoRoute } from '../../src/cloud/why.js';
import type { World } from '../../src/cloud/world.js';
import type { Fabric, FabricLink } from '../../src/fabric/fabric.js';
import { linuxKernel } from '../../src/kernel/linux/kernel.js';
import { compareAll, differences, differenceText } from '../../src/lab/compare.js';
import { NOTHING, reconcile } from '../../src/lab/reconcile.js';
import { rows } from '../../src/model/json.js';
import { compile } from '../../src/plane/compile/index.js';
import type { Plane } from '../../src/plane/plane.js';
import type { MeshProbe } from '../../src/probe/mesh/carrier.js';
import { inSandbox } from '../sandbox.js';
import { failureOf, seedOf, stories, tell, told } from './cloud.js';
import { type Counts, count, list, total } from './counts.js';

const CLOUDS = Number(process.env.TRANSITLAB_CLOUDS ?? 200);
const LEAST_REACHABLE = 0.15;
const PROBES: readonly MeshProbe[] = [
  { protocol: 'icmp' },
  { protocol: 'tcp', port: 22 },
  { protocol: 'udp', port: 53 },
];
/** Bits per second. Rates decide how long packets take, not whether they come: no line is slower here. */
const SLOWEST = 10_000_000;

/** What is expected and does not come is waited for much longer. */
const SILENCE_MS = 60;

/** For so long a smaller cloud is looked for that shows the same. */
const SHRINK_MS = 30_000;

const hurried = (fabric: Fabric): Fabric => ({
  ...fabric,
  links: Object.fromEntries(rows(fabric.links).map((link) => [link.id, faster(link)])),
});

const faster = (link: FabricLink): FabricLink =>
  link.rate ? { ...link, rate: [Math.max(link.rate[0], SLOWEST), Math.max(link.rate[1], SLOWEST)] } : link;

/** The kinds of routers that a flow passes: `vpc transit vpc`. */
const wayOf = (fabric: Fabric, { path }: Verdict): string =>
  path.map(({ router }) => fabric.routers[router]?.kind ?? '').join('-');

async function compareClouds(): Promise<void> {
  const kernel = linuxKernel();
  let standing: Plane = NOTHING;
  const verdicts: Counts = new Map();
  const ways: Counts = new Map();
  const ms = { reconcile: 0, compare: 0 };

  /** What the kernel refused half of is taken down, so that the next cloud finds what it believes to stand. */
  async function layDown(wanted: Plane): Promise<void> {
    const before = standing;
    standing = NOTHING;
    try {
      await reconcile(kernel, before, wanted);
    } catch (error) {
      await kernel.prune([]);
      throw error;
    }
    standing = wanted;
  }

  /** Brings the kernel from whatever stands to this world, and gives what prediction and packets say differently. */
  async function differencesIn(world: World): Promise<string[]> {
    const fabric = hurried(deriveFabric(world));
    const wanted = compile(fabric);
    const began = performance.now();
    await layDown(wanted);
    const stood = performance.now();
    const compared = await compareAll(
      kernel,
      fabric,
      PROBES,
      (router, host) => whyNoRoute(world, router, host),
      SILENCE_MS,
    );
    ms.reconcile += stood - began;
    ms.compare += performance.now() - stood;
    for (const { predicted } of compared) {
      count(verdicts, predicted.reachable ? 'reachable' : `${predicted.code}`);
      if (predicted.reachable) count(ways, wayOf(fabric, predicted));
    }
    return differences(compared).map(differenceText);
  }

  await t.test(`${CLOUDS} random clouds: every pair of hosts, ICMP, TCP 22, UDP 53`, async (t) => {
    const seed = seedOf();
    let shrunkUntil = Number.POSITIVE_INFINITY;
    const property = fc.asyncProperty(stories(5, 0, 12), async (story) => {
      if (performance.now() > shrunkUntil) return;
      const steps = [...tell(story)];
      const world = steps.at(-1)?.world;
      const wrong = world ? await differencesIn(world) : [];
      if (wrong.length === 0) return;
      shrunkUntil = Math.min(shrunkUntil, performance.now() + SHRINK_MS);
      throw new Error([...told(steps), '', ...wrong].join('\n'));
    });
    const details = await fc.check(property, { numRuns: CLOUDS, seed });
    const flows = total(verdicts);
    t.comment(`TRANSITLAB_SEED=${seed}: ${flows} flows: ${list(verdicts)}`);
    t.comment(`ways of what is reachable: ${list(ways)}`);
    t.comment(`${Math.round(ms.reconcile)} ms laying networks, ${Math.round(ms.compare)} ms measuring`);
    t.equal(failureOf(details), '');
    t.ok((verdicts.get('reachable') ?? 0) > LEAST_REACHABLE * flows, 'a good part is reachable');
  });
  kernel.close();
}

if (inSandbox(import.meta.url)) await compareClouds();
