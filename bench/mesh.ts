import { arch, cpus, release } from 'node:os';
import { deriveFabric } from '../src/cloud/fabric.js';
import { quick } from '../src/fabric/quick.js';
import { linuxKernel } from '../src/kernel/linux/kernel.js';
import { compareAll } from '../src/lab/compare.js';
import { differences } from '../src/lab/matrix/differences.js';
import { matrixOf } from '../src/lab/matrix/predicted.js';
import { NOTHING, reconcile } from '../src/lab/reconcile.js';
import { compile } from '../src/plane/compile/index.js';
import { diff } from '../src/plane/diff.js';
import type { MeshProbe } from '../src/probe/mesh/carrier.js';
import { measureMesh } from '../src/probe/mesh/mesh.js';
import { inSandbox } from '../test/sandbox.js';
import { cloudOf } from './cloud.js';
import { star } from './fabric.js';

const SIZES = [10, 100, 300, 1000];
const BLOCKED_SIZES = [100, 1000];
const RUNS = 3;
const PROBES: readonly MeshProbe[] = [
  { protocol: 'icmp' },
  { protocol: 'tcp', port: 22 },
  { protocol: 'udp', port: 53 },
];

/** Every ordered pair of one VPC's hosts, one protocol at a time: microseconds a pair, the best of the runs. */
async function measure(size: number): Promise<void> {
  const kernel = linuxKernel();
  const plane = compile(star(size));
  await kernel.apply(diff(plane, { namespaces: [], links: [] }));
  const hosts = plane.namespaces
    .filter(({ kind }) => kind === 'host')
    .map(({ name, addresses }) => ({ namespace: name, address: addresses[0]?.cidr.split('/')[0] ?? '' }));
  for (const probe of PROBES) {
    let best: { readonly ms: number; readonly sent: number; readonly missed: number } | undefined;
    for (let run = 0; run < RUNS; run++) {
      const { ms, sent, reached } = await measureMesh(kernel, { hosts, probes: [probe] });
      let missed = 0;
      for (let from = 0; from < size; from++)
        for (let to = 0; to < size; to++) if (from !== to && !reached(from, to, 0)) missed++;
      if (!best || ms < best.ms) best = { ms, sent, missed };
    }
    const pairs = size * (size - 1);
    const { ms = 0, sent = 0, missed = 0 } = best ?? {};
    console.log(
      `| ${size} hosts | ${probe.protocol} | ${pairs} pairs | ${(ms / 1000).toFixed(2)} s | ${((ms * 1000) / pairs).toFixed(1)} µs a pair | ${(sent / pairs).toFixed(2)} sent a pair | ${missed} missed |`,
    );
  }
  await kernel.prune([]);
  kernel.close();
}

/** A cloud in which most pairs are blocked: what does not come is waited for once, all together. */
async function measureBlocked(size: number): Promise<void> {
  const world = cloudOf(size);
  const fabric = quick(deriveFabric(world));
  const kernel = linuxKernel();
  await reconcile(kernel, NOTHING, compile(fabric));
  const pairs = size * (size - 1);
  for (let run = 0; run < RUNS; run++) {
    const start = performance.now();
    const [comparison] = await compareAll(kernel, fabric, [{ protocol: 'icmp' }], (probe) =>
      matrixOf(world, probe),
    );
    const ms = performance.now() - start;
    const { length } = comparison ? differences(comparison) : [];
    console.log(
      `| ${size} hosts in 6 VPCs, most pairs blocked | icmp | ${pairs} pairs | ${(ms / 1000).toFixed(2)} s | ${((ms * 1000) / pairs).toFixed(1)} µs a pair | ${length} differences |`,
    );
  }
  await kernel.prune([]);
  kernel.close();
}

if (inSandbox(import.meta.url)) {
  console.log(
    `${cpus().length} × ${cpus()[0]?.model ?? '?'}, Linux ${release()} ${arch()}, Node ${process.version}`,
  );
  for (const size of SIZES) await measure(size);
  for (const size of BLOCKED_SIZES) await measureBlocked(size);
}
