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

interface Measuring {
  readonly kernel: Kernel;
  readonly rate: number;
  readonly lasting: number;
}

async function measure(kernel: Kernel, rate: number): Promise<Shaped> {
  const measuring = { kernel, rate, lasting: rate <= SLOW ? 2 * seconds : seconds };
  const tcp = goodputOf(rate, ETHERNET_MTU, 'tcp');
  const quiet = await rtt(kernel, 5);
  const one = await cells(measuring, {}, (found) => [found.there / tcp]);
  const [eight, full] = await Promise.all([
    cells(measuring, { streams: 8 }, (found) => [found.there / tcp]),
    rtt(kernel, 10 * measuring.lasting, 1000),
  ]);
  const udp = await cells(measuring, { udp: 2 * rate }, (found) => [
    found.there / goodputOf(rate, ETHERNET_MTU, 'udp'),
  ]);
  const both = await cells(measuring, { bothWays: true }, ({ there, back = 0 }) =>
    [there, back].map((way) => way / (tcp * WITH_ANSWERS)),
  );
  return { rate, one, eight, udp, both, delay: Math.max(0, full - quiet) };
}

/** One flow; again if it misses. */
async function cells(
  { kernel, lasting }: Measuring,
  asked: Partial<Flow>,
  shares: (found: Carried) => readonly number[],
): Promise<Cell> {
  for (let tries = 1; ; tries++) {
    const found = await flow(kernel, { ...PAIR, seconds: lasting, omit: 1, ...asked });
    const cell: Cell = {
      shares: shares(found),
      tries,
      ...(found.limit !== undefined && { limit: found.limit }),
    };
    if (isExact(cell) || tries === TRIES) return cell;
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
