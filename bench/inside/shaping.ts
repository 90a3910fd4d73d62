/** Given `{rates, seconds}`: what a region connection of each rate carries. */
import type { Fabric } from '../../src/fabric/fabric.js';
import type { Kernel } from '../../src/kernel/kernel.js';
import { linuxKernel } from '../../src/kernel/linux/kernel.js';
import { NOTHING, reconcile } from '../../src/lab/reconcile.js';
import { compile } from '../../src/plane/compile/index.js';
import { ping } from '../../src/probe/ping.js';
import { ETHERNET_MTU, goodputOf } from '../../src/probe/wire.js';
import { twoRegions } from '../../test/fabric.js';
import { type Cell, isExact, type Shaped } from '../parts/shaped.js';
import { given } from '../run/inside.js';
import { type Carried, type Flow, flow } from './flow.js';

const { rates, seconds } = given<{ readonly rates: readonly number[]; readonly seconds: number }>();
const PAIR = { from: 'a', to: 'b', address: '10.2.0.10' };
const BACK = { from: 'b', to: 'a', address: '10.1.0.10', port: 5202 };

function ofRate(rate: number): Fabric {
  const fabric = twoRegions();
  const { region } = fabric.links;
  if (!region) throw new Error('there is a region connection');
  return { ...fabric, links: { ...fabric.links, region: { ...region, rate: [rate, rate] } } };
}

/** Lines this slow want longer to show their rate. */
const SLOW = 5e6;
/** As the command does with a figure that misses: what else the machine does is no fault of the line. */
const TRIES = 3;

const FRAME = 1514;
const ANSWER = 66;
/** Two segments there are answered by a short frame back, which takes its place on the line. */
const WITH_ANSWERS = FRAME / (FRAME + ANSWER / 2);

async function measure(kernel: Kernel, rate: number): Promise<Shaped> {
  const lasting = rate <= SLOW ? 2 * seconds : seconds;
  const tcp = goodputOf(rate, ETHERNET_MTU, 'tcp');
  const send = (asked: Partial<Flow>): Promise<Carried> =>
    flow(kernel, { ...PAIR, seconds: lasting, omit: 1, ...asked });
  const quiet = await rtt(kernel, 5);
  const one = await cell([tcp], async () => [await send({})]);
  const [eight, full] = await Promise.all([
    cell([tcp], async () => [await send({ streams: 8 })]),
    rtt(kernel, 10 * lasting, 1000),
  ]);
  const udp = await cell([goodputOf(rate, ETHERNET_MTU, 'udp')], async () => [await send({ udp: 2 * rate })]);
  const loaded = tcp * WITH_ANSWERS;
  const both = await cell([loaded, loaded], () => Promise.all([send({}), send(BACK)]));
  return { rate, one, eight, udp, both, delay: Math.max(0, full - quiet) };
}

/** Flows at the same time, of the theoretical; again if they miss. */
async function cell(theory: readonly number[], run: () => Promise<readonly Carried[]>): Promise<Cell> {
  for (let tries = 1; ; tries++) {
    const found = await run();
    const shares = found.map(({ there }, i) => there / (theory[i] ?? Number.NaN));
    const limit = found.find((one) => one.limit !== undefined)?.limit;
    const measured: Cell = { shares, tries, ...(limit !== undefined && { limit }) };
    if (isExact(measured) || tries === TRIES) return measured;
  }
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
