/** Given `{rates, seconds}`: what a region connection of each rate carries. */
import type { Fabric } from '../../src/fabric/fabric.js';
import type { Kernel } from '../../src/kernel/kernel.js';
import { linuxKernel } from '../../src/kernel/linux/kernel.js';
import { NOTHING, reconcile } from '../../src/lab/reconcile.js';
import { compile } from '../../src/plane/compile/index.js';
import { ping } from '../../src/probe/ping.js';
import { twoRegions } from '../../test/fabric.js';
import type { Shaped } from '../parts/shaping.js';
import { given } from '../run/inside.js';
import { type Flow, flow, TCP_SHARE, UDP_SHARE } from './flow.js';
import { idleSince } from './idle.js';

const { rates, seconds } = given<{ readonly rates: readonly number[]; readonly seconds: number }>();
const PAIR = { from: 'a', to: 'b', address: '10.2.0.10' };

function ofRate(rate: number): Fabric {
  const fabric = twoRegions();
  const { region } = fabric.links;
  if (!region) throw new Error('there is a region connection');
  return { ...fabric, links: { ...fabric.links, region: { ...region, rate: [rate, rate] } } };
}

/** Lines this slow want longer to show their rate. */
const SLOW = 5e6;

async function measure(kernel: Kernel, rate: number): Promise<Shaped> {
  const lasting = rate <= SLOW ? 2 * seconds : seconds;
  const common = { ...PAIR, seconds: lasting, omit: 1 };
  const busy = idleSince();
  const share = async (more: Partial<Flow>, of: number): Promise<number> =>
    (await flow(kernel, { ...common, ...more })).there / (rate * of);
  const quiet = await rtt(kernel, 5);
  const one = await share({}, TCP_SHARE);
  const [eight, full] = await Promise.all([
    share({ streams: 8 }, TCP_SHARE),
    rtt(kernel, 10 * lasting, 1000),
  ]);
  const udp = await share({ udp: 2 * rate }, UDP_SHARE);
  const { there, back = 0 } = await flow(kernel, { ...common, bothWays: true });
  return {
    rate,
    one,
    eight,
    udp,
    there: there / (rate * TCP_SHARE),
    back: back / (rate * TCP_SHARE),
    delay: Math.max(0, full - quiet),
    idle: busy(),
  };
}

/** Milliseconds, the mean of `count` echoes, after a while. */
async function rtt(kernel: Kernel, count: number, afterMs = 0): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, afterMs));
  const { rtt: found } = await ping(kernel, PAIR.from, PAIR.address, {
    count,
    waitMs: 3000,
    intervalMs: 50,
    toNs: PAIR.to,
  });
  return found?.avg ?? Number.NaN;
}

const kernel = linuxKernel();
let plane = NOTHING;
const shaped: Shaped[] = [];
for (const rate of rates) {
  const wanted = compile(ofRate(rate));
  await reconcile(kernel, plane, wanted);
  plane = wanted;
  shaped.push(await measure(kernel, rate));
}
process.stdout.write(JSON.stringify(shaped), () => process.exit());
