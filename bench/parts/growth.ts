import { type Grown, MOST_REGIONS } from '../growth.js';
import { growthPlot, growthTables } from '../report/growth.js';
import { type Claim, exponentAtMost } from '../run/claim.js';
import { inside } from '../run/inside.js';
import type { Options, Section } from '../run/options.js';
import { exponentOf, spreadOf } from '../statistics.js';

/** One lab; milliseconds and bytes. */
export interface Size {
  /** From the scenario's text to what was checked. */
  readonly read: number;
  /** The calls. */
  readonly play: number;
  /** Network derived, compiled, compared. */
  readonly plan: number;
  /** The kernel told. */
  readonly apply: number;
  readonly kernel: number;
  readonly process: number;
}

export const STAGES = ['read', 'play', 'plan', 'apply'] as const;

/** Medians of all runs of one count. */
export interface Grew {
  readonly what: Grown;
  readonly sizes: readonly (Size & { readonly count: number })[];
  /** Exponents. */
  readonly time: number;
  readonly kernel: number;
  readonly process: number;
  readonly stages: Readonly<Record<(typeof STAGES)[number], number>>;
}

const FULL: Readonly<Record<Grown, readonly number[]>> = {
  hosts: [250, 500, 1000, 2000],
  attachments: [50, 100, 200, 400],
  rules: [500, 1000, 2000, 4000],
  regions: [5, 9, 13, MOST_REGIONS],
};
const QUICK: typeof FULL = { hosts: [20, 40], attachments: [10, 20], rules: [50, 100], regions: [3, 5] };
const RUNS = 3;
/** Beyond that growth is explained or mended. */
const LIMIT = 1.1;

export const timeOf = (size: Size): number => STAGES.reduce((sum, stage) => sum + size[stage], 0);
export const memoryOf = ({ kernel, process }: Size): number => kernel + process;
/** Of so many regions every two are connected. */
export const connections = (regions: number): number => (regions * (regions - 1)) / 2;

/** How time and memory grow; `svg` is the picture. */
export async function growthPart({ quick, say }: Options): Promise<Section & { readonly svg: string }> {
  const all: Grew[] = [];
  for (const [what, counts] of Object.entries(quick ? QUICK : FULL) as [Grown, readonly number[]][]) {
    const sizes: (Size & { count: number })[] = [];
    for (const count of counts) {
      say(`growth: ${count} ${what}`);
      const runs: Size[] = [];
      for (let run = 0; run < (quick ? 1 : RUNS); run++) runs.push(await inside('growth', { what, count }));
      sizes.push({ count, ...medians(runs) });
    }
    all.push(grew(what, sizes));
  }
  return {
    title: 'Growth',
    data: all,
    markdown: growthTables(all),
    claims: quick ? [] : all.flatMap(claims),
    svg: growthPlot(all),
  };
}

const medians = (runs: readonly Size[]): Size => {
  const of = (figure: keyof Size): number => spreadOf(runs.map((run) => run[figure])).median;
  return {
    read: of('read'),
    play: of('play'),
    plan: of('plan'),
    apply: of('apply'),
    kernel: of('kernel'),
    process: of('process'),
  };
};

/** Regions are reckoned by their connections: two of them make one, ten make forty-five. */
export const scaleOf = (what: Grown, count: number): number =>
  what === 'regions' ? connections(count) : count;

function grew(what: Grown, sizes: Grew['sizes']): Grew {
  const by = (figure: (size: Size) => number): number =>
    exponentOf(sizes.map((size) => ({ x: scaleOf(what, size.count), y: figure(size) })));
  const stages = STAGES.map((stage) => [stage, by((size) => size[stage])]);
  return {
    what,
    sizes,
    time: by(timeOf),
    kernel: by((size) => size.kernel),
    process: by((size) => size.process),
    stages: Object.fromEntries(stages),
  };
}

const claims = ({ what, sizes, time }: Grew): Claim[] => {
  const name = what === 'regions' ? 'connections of regions' : what;
  const memory = exponentOf(sizes.map((size) => ({ x: scaleOf(what, size.count), y: memoryOf(size) })));
  return [
    exponentAtMost(`Growth of time with ${name}: exponent`, time, LIMIT),
    exponentAtMost(`Growth of memory with ${name}: exponent`, memory, LIMIT),
  ];
};
