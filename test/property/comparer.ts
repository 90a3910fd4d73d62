import type { Verdict } from '../../src/analyze/verdict.js';
import { deriveFabric } from '../../src/cloud/fabric.js';
import type { World } from '../../src/cloud/world.js';
import type { Fabric } from '../../src/fabric/fabric.js';
import { quick } from '../../src/fabric/quick.js';
import type { Kernel } from '../../src/kernel/kernel.js';
import { compareAll } from '../../src/lab/compare.js';
import { allCompared, comparedAt, differences, differenceText } from '../../src/lab/matrix/differences.js';
import { matrixOf } from '../../src/lab/matrix/predicted.js';
import { NOTHING, reconcile } from '../../src/lab/reconcile.js';
import { compile } from '../../src/plane/compile/index.js';
import type { Plane } from '../../src/plane/plane.js';
import type { MeshProbe } from '../../src/probe/mesh/carrier.js';
import { type Cast, castName } from './cast.js';
import { type Story, tell, told } from './cloud.js';
import { type Counts, count } from './counts.js';

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

/** What was met in worlds of one cast. */
export interface Seen {
  clouds: number;
  /** Ordered pairs of hosts; each is asked by every probe. */
  pairs: number;
  readonly verdicts: Counts;
  readonly ways: Counts;
}

export interface Comparer {
  /** Brings the kernel to where a story ends; throws the story, and what prediction and packets say differently there. */
  readonly compare: (story: Story) => Promise<void>;
  /** By the name of the cast. */
  readonly seen: ReadonlyMap<string, Seen>;
  readonly ms: { readonly reconcile: number; readonly compare: number };
}

/** The kinds of routers that a flow passes: `vpc transit vpc`. */
const wayOf = (fabric: Fabric, { path }: Verdict): string =>
  path.map(({ router }) => fabric.routers[router]?.kind ?? '').join('-');

export function newComparer(kernel: Kernel): Comparer {
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

  async function differencesIn(world: World, cast: Cast): Promise<string[]> {
    const fabric = quick(deriveFabric(world));
    const began = performance.now();
    await layDown(compile(fabric));
    const stood = performance.now();
    const compared = await compareAll(kernel, fabric, probesFor(world), (probe) => matrixOf(world, probe), {
      silenceMs: SILENCE_MS,
    });
    ms.reconcile += stood - began;
    ms.compare += performance.now() - stood;
    const own = seen.get(castName(cast)) ?? { clouds: 0, pairs: 0, verdicts: new Map(), ways: new Map() };
    seen.set(castName(cast), own);
    const hosts = Object.keys(fabric.hosts).length;
    own.clouds++;
    own.pairs += hosts * (hosts - 1);
    for (const { predicted } of compared.flatMap(allCompared)) {
      count(own.verdicts, predicted.reachable ? 'reachable' : `${predicted.code}`);
      if (predicted.reachable) count(own.ways, wayOf(fabric, predicted));
    }
    return compared.flatMap((one) =>
      differences(one).map(([from, to]) => differenceText(comparedAt(one, from, to))),
    );
  }

  async function compare(story: Story): Promise<void> {
    const steps = [...tell(story)];
    const world = steps.at(-1)?.world;
    try {
      const wrong = world ? await differencesIn(world, story.cast) : [];
      if (wrong.length > 0) throw new Error(wrong.join('\n'));
    } catch (error) {
      throw new Error(told(steps).join('\n'), { cause: error });
    }
  }

  return { compare, seen, ms };
}
