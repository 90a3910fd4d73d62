import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { straceHere } from '../record/trace.js';
import { contest, type Result } from '../run/contest.js';
import { type Effort, effortOf } from '../run/counts.js';
import type { Options, Section } from '../run/options.js';
import { ratios, type Spread, spreadOf } from '../statistics.js';
import { type Rival, rivals } from './rivals.js';
import { starClaims } from './star-claims.js';
import { starTable } from './star-table.js';

const FIGURES = ['up', 'matrix', 'down', 'cleanup', 'memory'] as const;
export type Figure = (typeof FIGURES)[number];

/** One contender at one size. */
export interface Row {
  readonly hosts: number;
  readonly rival: Rival['name'];
  readonly figures: Readonly<Record<Figure, Spread>>;
  /** `up`, of the floor's in the same turn. */
  readonly ofFloor: Spread;
  /** transitlab's figures in the same turn, of these. */
  readonly faster: Readonly<Record<'up' | 'matrix', Spread>>;
  readonly missed: number;
  readonly effort?: Effort;
}

interface Size {
  readonly hosts: number;
  readonly runs: number;
  /** Whose system calls are counted: strace makes some rivals a hundred times slower. */
  readonly counted: readonly Rival['name'][];
}

const FULL: readonly Size[] = [
  { hosts: 10, runs: 5, counted: ['transitlab', 'floor', 'Mininet', 'ip'] },
  { hosts: 100, runs: 5, counted: ['transitlab', 'floor', 'ip'] },
  { hosts: 500, runs: 3, counted: ['transitlab', 'floor'] },
  { hosts: 1000, runs: 7, counted: ['transitlab', 'floor'] },
  { hosts: 5000, runs: 2, counted: [] },
];
const QUICK: readonly Size[] = [{ hosts: 10, runs: 3, counted: ['transitlab', 'floor', 'Mininet', 'ip'] }];

/** Who takes a quarter of a minute for a star of hundreds need not do it often. */
function runsOf({ name }: Rival, { hosts, runs }: Size): number {
  if (name === 'transitlab' || name === 'floor' || hosts < 500) return runs;
  return hosts < 1000 ? 2 : 1;
}

/** Runs in which every pair is asked; peak memory is that of the others. */
const PAIR_RUNS = 2;

/** The same star of hosts by everybody, in turn. */
export async function starPart({ quick, say }: Options): Promise<Section> {
  const folder = mkdtempSync(join(tmpdir(), 'transitlab-bench-'));
  try {
    const { rivals: all, notes } = rivals(folder);
    const rows: Row[] = [];
    for (const size of quick ? QUICK : FULL) rows.push(...(await measure(size, all, say)));
    return {
      title: 'A star of hosts',
      data: { rows, notes },
      markdown: [...starTable(rows), '', ...notes],
      claims: starClaims(rows),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function measure(size: Size, all: readonly Rival[], say: Options['say']): Promise<Row[]> {
  const { hosts, runs } = size;
  const present = all.filter(({ most }) => hosts <= most);
  const results = new Map<Rival['name'], Result[]>(present.map(({ name }) => [name, []]));
  for (let run = 1; run <= runs; run++)
    for (const rival of present) {
      if (run > runsOf(rival, size)) continue;
      say(`${hosts} hosts, run ${run} of ${runs}: ${rival.name}`);
      const pairs = hosts <= rival.pairsMost && run <= PAIR_RUNS;
      results.get(rival.name)?.push(await contest(rival.command(hosts, pairs), rival.isolation));
    }
  return present.map((rival) => {
    if (straceHere()) say(`${hosts} hosts, counted: ${rival.name}`);
    return rowOf(size, rival, results);
  });
}

function rowOf(
  { hosts, counted }: Size,
  rival: Rival,
  results: ReadonlyMap<Rival['name'], readonly Result[]>,
): Row {
  const of = (name: Rival['name'], figure: Figure): number[] =>
    (results.get(name) ?? []).flatMap((result) =>
      figure === 'memory' && result.matrix !== undefined ? [] : (result[figure] ?? []),
    );
  const { name, isolation } = rival;
  const figures = FIGURES.map((figure) => [figure, spreadOf(of(name, figure))]);
  const faster = (figure: Figure): Spread => spreadOf(ratios(of(name, figure), of('transitlab', figure)));
  return {
    hosts,
    rival: name,
    figures: Object.fromEntries(figures),
    ofFloor: spreadOf(ratios(of(name, 'up'), of('floor', 'up'))),
    faster: { up: faster('up'), matrix: faster('matrix') },
    missed: (results.get(name) ?? []).reduce((sum, { missed = 0 }) => sum + missed, 0),
    ...(straceHere() && {
      effort: effortOf(rival.command(hosts, false), { isolation, calls: counted.includes(name) }),
    }),
  };
}
