import type { Grown } from '../growth.js';
import { plot } from '../report/plot.js';
import { duration, megabytes, spread, table } from '../report/text.js';
import { inside } from '../run/inside.js';
import type { Options, Section } from '../run/options.js';
import { exponentOf, type Spread, spreadOf } from '../statistics.js';

const FULL: Readonly<Record<Grown, readonly number[]>> = {
  hosts: [125, 250, 500, 1000, 2000],
  attachments: [50, 100, 200, 400],
  rules: [500, 1000, 2000, 4000],
  connections: [45, 91, 190, 378],
};
const QUICK: typeof FULL = { hosts: [20, 40], attachments: [10, 20], rules: [50, 100], connections: [6, 15] };
const RUNS = 2;

interface Grew {
  readonly what: Grown;
  readonly sizes: readonly { readonly count: number; readonly ms: Spread; readonly bytes: Spread }[];
  readonly time: number;
  readonly memory: number;
}

/** How time and memory grow; `svg` is the picture. */
export async function growthPart({ quick, say }: Options): Promise<Section & { readonly svg: string }> {
  const all: Grew[] = [];
  for (const [what, counts] of Object.entries(quick ? QUICK : FULL) as [Grown, readonly number[]][]) {
    const sizes: { count: number; ms: Spread; bytes: Spread }[] = [];
    for (const count of counts) {
      say(`growth: ${count} ${what}`);
      const runs: { readonly ms: number; readonly bytes: number }[] = [];
      for (let run = 0; run < (quick ? 1 : RUNS); run++) runs.push(await inside('growth', { what, count }));
      sizes.push({
        count,
        ms: spreadOf(runs.map(({ ms }) => ms)),
        bytes: spreadOf(runs.map(({ bytes }) => bytes)),
      });
    }
    all.push({
      what,
      sizes,
      time: exponentOf(sizes.map(({ count, ms }) => ({ x: count, y: ms.median }))),
      memory: exponentOf(sizes.map(({ count, bytes }) => ({ x: count, y: bytes.median }))),
    });
  }
  return { title: 'Growth', data: all, markdown: markdown(all), svg: svg(all) };
}

const markdown = (all: readonly Grew[]): string[] => [
  'Time until it stands, and memory of everything, against size; exponents by least squares of the logarithms: 1 is linear. Regions are connected every two of them, so what counts is the connections.',
  '',
  '![Time and memory against size](growth.svg)',
  '',
  ...table(
    ['of', 'sizes', 'time', 'exponent', 'memory', 'exponent'],
    all.map(({ what, sizes, time, memory }) => [
      what,
      sizes.map(({ count }) => count).join(', '),
      sizes.map(({ ms }) => spread({ ...ms, runs: 1 }, duration)).join(', '),
      time.toFixed(2),
      sizes.map(({ bytes }) => megabytes(bytes.median)).join(', '),
      Number.isFinite(memory) ? memory.toFixed(2) : '',
    ]),
  ),
];

const svg = (all: readonly Grew[]): string =>
  plot([
    {
      title: 'time, ms',
      lines: all.map(({ what, sizes }) => ({
        name: what,
        points: sizes.map(({ count, ms }) => ({ x: count, y: ms.median })),
      })),
    },
    {
      title: 'memory, MB',
      lines: all.map(({ what, sizes }) => ({
        name: what,
        points: sizes.map(({ count, bytes }) => ({ x: count, y: bytes.median / 1e6 })),
      })),
    },
  ]);
