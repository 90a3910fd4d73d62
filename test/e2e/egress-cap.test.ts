import t from 'tap';
import { deriveFabric } from '../../src/cloud/fabric.js';
import type { World } from '../../src/cloud/world.js';
import type { Fabric } from '../../src/fabric/fabric.js';
import { linuxKernel } from '../../src/kernel/linux/kernel.js';
import { NOTHING, reconcile } from '../../src/lab/reconcile.js';
import { compile } from '../../src/plane/compile/index.js';
import { ping } from '../../src/probe/ping.js';
import { throughput } from '../../src/probe/throughput.js';
import { bareWorld, join, withCcn } from '../cloud/tencent/lab.js';
import { done } from '../cloud/world.js';
import { inSandbox } from '../sandbox.js';

const CAP = 20e6;
const PAIR = 5e6;
const SECONDS = 5;

/** Three regions in one CCN; what leaves Guangzhou has 20 Mbit/s. */
function capped(): { readonly world: World; readonly CcnId: string } {
  const [empty, CcnId] = withCcn(bareWorld());
  const world = done(
    join(empty, CcnId, 'vpc-a', 'vpc-b', 'vpc-c', 'vpc-d'),
    'A',
    'SetCcnRegionBandwidthLimits',
    {
      CcnId,
      CcnRegionBandwidthLimits: [{ Region: 'ap-guangzhou', BandwidthLimit: CAP / 1e6 }],
    },
  );
  return { world, CcnId };
}

const withPair = (fabric: Fabric, id: string): Fabric => {
  const link = fabric.links[id];
  if (!link) throw new Error(`no link ${id}`);
  return { ...fabric, links: { ...fabric.links, [id]: { ...link, rate: [PAIR, PAIR] } } };
};

const mbps = (rate: number): string => (rate / 1e6).toFixed(2);
const error = (figure: number, wanted: number): number => Math.abs(figure - wanted) / wanted;

if (inSandbox(import.meta.url)) {
  t.test('two flows from one region share its cap, and a limit of a pair holds beside it', async (t) => {
    const kernel = linuxKernel();
    t.teardown(async () => {
      await kernel.prune([]);
      kernel.close();
    });
    const { world, CcnId } = capped();
    const fabric = deriveFabric(world);
    const address = (host: string): string => fabric.hosts[host]?.address ?? '';
    const carried = async (fromNs: string, toNs: string, port: number): Promise<number> =>
      (
        await throughput(kernel, {
          fromNs,
          toNs,
          address: address(toNs),
          port,
          protocol: 'tcp',
          seconds: SECONDS,
          expectedRate: CAP,
        })
      ).lineRate ?? 0;
    const both = (): Promise<number[]> => Promise.all([carried('a', 'b', 5201), carried('d', 'c', 5202)]);

    const plain = compile(fabric);
    await reconcile(kernel, NOTHING, plain);
    for (const [from, to] of [
      ['a', 'b'],
      ['d', 'c'],
      ['b', 'a'],
      ['b', 'c'],
      ['a', 'd'],
    ] as const)
      t.ok((await ping(kernel, from, address(to), { count: 1, waitMs: 500 })).reachable, `${from} -> ${to}`);

    const shared = await both();
    const sum = (shared[0] ?? 0) + (shared[1] ?? 0);
    t.ok(error(sum, CAP) < 0.03, `the sum is ${mbps(sum)} Mbit/s`, { shared });

    const beside = compile(withPair(fabric, `${CcnId}/ap-guangzhou/ap-shanghai`));
    await reconcile(kernel, plain, beside);
    const [narrow = 0, wide = 0] = await both();
    t.comment(`pair ${mbps(narrow)}, other ${mbps(wide)} Mbit/s`);
    t.ok(narrow < PAIR * 1.03, `the pair has ${mbps(narrow)} Mbit/s at most`);
    t.ok(error(narrow + wide, CAP) < 0.03, `the sum is ${mbps(narrow + wide)} Mbit/s`);
    const alone = await carried('a', 'b', 5201);
    t.ok(error(alone, PAIR) < 0.03, `alone the pair has ${mbps(alone)} Mbit/s`);

    const inward = await carried('c', 'd', 5203);
    t.ok(inward > 2 * CAP, 'what comes in is not limited by the cap', { inward });
  });
}
