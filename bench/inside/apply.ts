/** Given `{hosts, runs}`: milliseconds and changes of small changes in a lab of so many hosts that stands. */
import type { Fabric } from '../../src/fabric/fabric.js';
import { linuxKernel } from '../../src/kernel/linux/kernel.js';
import { NOTHING, reconcile } from '../../src/lab/reconcile.js';
import { compile } from '../../src/plane/compile/index.js';
import { twoRegions } from '../../test/fabric.js';
import { star } from '../fabric.js';
import type { Applied } from '../parts/apply.js';
import { given } from '../run/inside.js';

const { hosts, runs } = given<{ readonly hosts: number; readonly runs: number }>();

/** A star, and two regions beside it. */
function lab(count: number, rate: number): Fabric {
  const [one, two] = [star(count), twoRegions()];
  const { region } = two.links;
  if (!region) throw new Error('there is a region connection');
  return {
    hosts: { ...one.hosts, ...two.hosts },
    routers: { ...one.routers, ...two.routers },
    links: { ...two.links, region: { ...region, rate: [rate, rate] } },
  };
}

const kernel = linuxKernel();
let plane = compile(lab(hosts, 5e6));
await reconcile(kernel, NOTHING, plane);

/** From the network as it shall be to the kernel. */
async function become(fabric: Fabric): Promise<Applied> {
  const start = performance.now();
  const wanted = compile(fabric);
  const changes = await reconcile(kernel, plane, wanted);
  plane = wanted;
  return { ms: performance.now() - start, changes };
}

const found = { bandwidth: [] as Applied[], host: [] as Applied[] };
for (let run = 0; run < runs; run++) {
  found.bandwidth.push(await become(lab(hosts, 6e6)));
  await become(lab(hosts, 5e6));
  found.host.push(await become(lab(hosts + 1, 5e6)));
  await become(lab(hosts, 5e6));
}
process.stdout.write(JSON.stringify(found), () => process.exit());
