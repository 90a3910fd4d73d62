import fc from 'fast-check';
import t from 'tap';
import type { Verdict } from '../../src/analyze/verdict.js';
import { deriveFabric } from '../../src/cloud/fabric.js';
import type { World } from '../../src/cloud/world.js';
import type { Fabric } from '../../src/fabric/fabric.js';
import { quick } from '../../src/fabric/quick.js';
import { linuxKernel } from '../../src/kernel/linux/kernel.js';
import { compareAll } from '../../src/lab/compare.js';
import { allCompared, comparedAt, differences, differenceText } from '../../src/lab/matrix/differences.js';
import { matrixOf } from '../../src/lab/matrix/predicted.js';
import { NOTHING, reconcile } from '../../src/lab/reconcile.js';
import { compile } from '../../src/plane/compile/index.js';
import type { Plane } from '../../src/plane/plane.js';
import type { MeshProbe } from '../../src/probe/mesh/carrier.js';
import { inSandbox } from '../sandbox.js';
import { type Cast, castName } from './cast.js';
import { failureOf, patience, seedOf, stories, tell, told } from './cloud.js';
import { type Counts, count, list, total } from './counts.js';

const CLOUDS = Number(process.env.TRANSITLAB_CLOUDS ?? 200);
const LEAST_REACHABLE = 0.15;
const PROBES: readonly MeshProbe[] = [
  { protocol: 'icmp' },
  { protocol: 'tcp', port: 22 },
  { protocol: 'udp', port: 53 },
];
/** Game servers are asked at a port that fleets can open. */
const FLEET_PROBES: readonly MeshProbe[] = [
  { protocol: 'tcp', port: 7777 },
  { protocol: 'udp', port: 7777 },
];
const probesFor = ({ tencent }: World): readonly MeshProbe[] =>
  Object.keys(tencent.fleets).length > 0 ? [...PROBES, ...FLEET_PROBES] : PROBES;

/** What is expected and does not come is waited for much longer. */
const SILENCE_MS = 60;

/** The kinds of routers that a flow passes: `vpc transit vpc`. */
const wayOf = (fabric: Fabric, { path }: Verdict): string =>
  path.map(({ router }) => fabric.routers[router]?.kind ?? '').join('-');

/** What was met in worlds of one cast. */
interface Seen {
  clouds: number;
  readonly verdicts: Counts;
  readonly ways: Counts;
}

async function compareClouds(): Promise<void> {
  const kernel = linuxKernel();
  let standing: Plane = NOTHING;
  const seen = new Map<string, Seen>();
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
  async function differencesIn(world: World, cast: Cast): Promise<string[]> {
    const own = seen.get(castName(cast)) ?? { clouds: 0, verdicts: new Map(), ways: new Map() };
    seen.set(castName(cast), own);
    own.clouds++;
    const fabric = quick(deriveFabric(world));
    const wanted = compile(fabric);
    const began = performance.now();
    await layDown(wanted);
    const stood = performance.now();
    const compared = await compareAll(kernel, fabric, probesFor(world), (probe) => matrixOf(world, probe), {
      silenceMs: SILENCE_MS,
    });
    ms.reconcile += stood - began;
    ms.compare += performance.now() - stood;
    for (const { predicted } of compared.flatMap(allCompared)) {
      count(own.verdicts, predicted.reachable ? 'reachable' : `${predicted.code}`);
      if (predicted.reachable) count(own.ways, wayOf(fabric, predicted));
    }
    return compared.flatMap((one) =>
      differences(one).map(([from, to]) => differenceText(comparedAt(one, from, to))),
    );
  }

  await t.test(`${CLOUDS} random clouds: every pair of hosts`, { timeout: 0 }, async (t) => {
    const seed = seedOf();
    const shrinking = patience();
    const property = fc.asyncProperty(stories(5, 0, 12), async (story) => {
      if (shrinking.over()) return;
      const steps = [...tell(story)];
      const world = steps.at(-1)?.world;
      try {
        const wrong = world ? await differencesIn(world, story.cast) : [];
        if (wrong.length > 0) throw new Error(wrong.join('\n'));
      } catch (error) {
        shrinking.begin();
        throw new Error(told(steps).join('\n'), { cause: error });
      }
    });
    const details = await fc.check(property, { numRuns: CLOUDS, seed });
    t.comment(`TRANSITLAB_SEED=${seed}`);
    t.equal(failureOf(details), '');
    for (const [name, { clouds, verdicts, ways }] of seen) {
      const flows = total(verdicts);
      t.comment(`${name}: ${clouds} clouds, ${flows} flows: ${list(verdicts)}`);
      t.comment(`ways of what is reachable: ${list(ways)}`);
      t.ok((verdicts.get('reachable') ?? 0) > LEAST_REACHABLE * flows, `${name}: a good part is reachable`);
    }
    t.comment(`${Math.round(ms.reconcile)} ms laying networks, ${Math.round(ms.compare)} ms measuring`);
  });
  kernel.close();
}

t.setTimeout(0);
if (inSandbox(import.meta.url)) await compareClouds();
