/** `node transitlab.js HOSTS [GROUPS] [--matrix]`, in a sandbox: a star, built as labs are built. */
import { linuxKernel } from '../../src/kernel/linux/kernel.js';
import { compile } from '../../src/plane/compile/index.js';
import { diff } from '../../src/plane/diff.js';
import type { Plane } from '../../src/plane/plane.js';
import { measureMesh } from '../../src/probe/mesh/mesh.js';
import { star, starWithGroups } from '../fabric.js';
import { type Told, tell } from './protocol.js';

const numbers = process.argv
  .slice(2)
  .filter((arg) => /^\d+$/.test(arg))
  .map(Number);
const [hosts = 10, groups = 0] = numbers;
const fabric = groups > 0 ? starWithGroups(hosts, groups) : star(hosts);
const kernel = linuxKernel();

const start = performance.now();
const plane = compile(fabric);
await kernel.apply(diff(plane, { namespaces: [], links: [] }));
const up = performance.now() - start;
tell({ up, ...(process.argv.includes('--matrix') ? await matrix(plane) : {}) });
// The kernel takes a lab down when its last process has gone.
process.exit();

async function matrix({ namespaces }: Plane): Promise<Pick<Told, 'matrix' | 'missed'>> {
  const ends = namespaces
    .filter(({ kind }) => kind === 'host')
    .map(({ name, addresses }) => ({ namespace: name, address: addresses[0]?.cidr.split('/')[0] ?? '' }));
  const { ms, reached } = await measureMesh(kernel, { hosts: ends, probes: [{ protocol: 'icmp' }] });
  let missed = 0;
  for (let from = 0; from < ends.length; from++)
    for (let to = 0; to < ends.length; to++) if (from !== to && !reached(from, to, 0)) missed++;
  return { matrix: ms, missed };
}
