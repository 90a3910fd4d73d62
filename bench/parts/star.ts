import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { straceHere } from '../record/trace.js';
import { duration, megabytes, spread, table, times } from '../report/text.js';
import { contest, type Result } from '../run/contest.js';
import { type Effort, effortOf } from '../run/counts.js';
import type { Options, Section } from '../run/options.js';
import { type Spread, spreadOf } from '../statistics.js';
import { type Rival, rivals } from './rivals.js';

const FIGURES = ['up', 'matrix', 'down', 'cleanup', 'memory'] as const;

interface Row {
  readonly hosts: number;
  readonly rival: Rival['name'];
  readonly figures: Readonly<Record<(typeof FIGURES)[number], Spread>>;
  readonly missed: number;
  readonly effort?: Effort;
}

interface Size {
  readonly hosts: number;
  readonly runs: number;
  /** Counting takes a rival many times as long as running. */
  readonly counted: readonly Rival['name'][];
}

const FULL: readonly Size[] = [
  { hosts: 10, runs: 5, counted: ['transitlab', 'floor', 'Mininet', 'ip'] },
  { hosts: 100, runs: 5, counted: ['transitlab', 'floor', 'ip'] },
  { hosts: 500, runs: 3, counted: ['transitlab', 'floor'] },
  { hosts: 1000, runs: 3, counted: ['transitlab', 'floor'] },
  { hosts: 5000, runs: 1, counted: [] },
];
const QUICK: readonly Size[] = [{ hosts: 10, runs: 2, counted: ['transitlab', 'floor', 'Mininet', 'ip'] }];

/** Who takes a quarter of a minute for a star of hundreds need not do it often. */
const SLOW_RUNS = 2;
const isSlow = ({ name }: Rival, hosts: number): boolean =>
  hosts >= 500 && (name === 'Mininet' || name === 'ip');

/** The same star of hosts by everybody, in turn. */
export async function starPart({ quick, say }: Options): Promise<Section> {
  const folder = mkdtempSync(join(tmpdir(), 'transitlab-bench-'));
  try {
    const { rivals: all, notes } = rivals(folder);
    const rows: Row[] = [];
    for (const size of quick ? QUICK : FULL) rows.push(...(await measure(size, all, say)));
    return { title: 'A star of hosts', data: { rows, notes }, markdown: markdown(rows, notes) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function measure(
  { hosts, runs, counted }: Size,
  all: readonly Rival[],
  say: Options['say'],
): Promise<Row[]> {
  const present = all.filter(({ most }) => hosts <= most);
  const results = new Map<Rival, Result[]>(present.map((rival) => [rival, []]));
  for (let run = 1; run <= runs; run++)
    for (const rival of present) {
      if (isSlow(rival, hosts) && run > SLOW_RUNS) continue;
      say(`${hosts} hosts, run ${run} of ${runs}: ${rival.name}`);
      // Mininet asks one pair after the other.
      const pairs = hosts <= rival.pairsMost && (run === 1 || rival.name === 'transitlab');
      results.get(rival)?.push(await contest(rival.command(hosts, pairs), rival.isolation));
    }
  return present.map((rival) =>
    rowOf(hosts, rival, results.get(rival) ?? [], counted.includes(rival.name) && straceHere()),
  );
}

function rowOf(hosts: number, rival: Rival, results: readonly Result[], counted: boolean): Row {
  const spreads = FIGURES.map((name) => [name, spreadOf(results.flatMap((result) => result[name] ?? []))]);
  return {
    hosts,
    rival: rival.name,
    figures: Object.fromEntries(spreads),
    missed: results.reduce((sum, { missed = 0 }) => sum + missed, 0),
    ...(counted && { effort: effortOf(rival.command(hosts, false), rival.isolation) }),
  };
}

function markdown(rows: readonly Row[], notes: readonly string[]): string[] {
  const least = (hosts: number): Row | undefined =>
    rows.find((row) => row.hosts === hosts && row.rival === 'floor');
  const upOf = (row: Row | undefined): number => row?.figures.up.median ?? Number.NaN;
  const lines = rows.map((row) => [
    String(row.hosts),
    row.rival,
    spread(row.figures.up, duration),
    times(upOf(row), upOf(least(row.hosts))),
    matrixText(row),
    spread(row.figures.down, duration),
    spread(row.figures.cleanup, duration),
    spread(row.figures.memory, megabytes),
    row.effort ? String(row.effort.processes) : '',
    row.effort ? String(row.effort.systemCalls) : '',
  ]);
  const head = [
    'hosts',
    'by',
    'up',
    'of the floor',
    'every pair',
    'down',
    'kernel’s clean-up',
    'memory',
    'processes',
    'system calls',
  ];
  return [...table(head, lines), '', ...notes, ...verdicts(rows)];
}

const matrixText = ({ figures, missed }: Row): string =>
  `${spread(figures.matrix, duration)}${missed > 0 ? `, ${missed} missed` : ''}`;

/** What was promised, and what came of it. */
function verdicts(rows: readonly Row[]): string[] {
  const median = (hosts: number, rival: string, name: (typeof FIGURES)[number]): number =>
    rows.find((row) => row.hosts === hosts && row.rival === rival)?.figures[name].median ?? Number.NaN;
  const claims = [
    [
      'Up at 1,000 hosts, of the floor',
      times(median(1000, 'transitlab', 'up'), median(1000, 'floor', 'up')),
      'at most 1.25×',
    ],
    [
      'Up at 500 hosts: Mininet, of transitlab',
      times(median(500, 'Mininet', 'up'), median(500, 'transitlab', 'up')),
      'at least 10×',
    ],
    [
      'Every pair of 100 hosts: Mininet, of transitlab',
      times(median(100, 'Mininet', 'matrix'), median(100, 'transitlab', 'matrix')),
      'at least 100×',
    ],
    ['Every pair of 1,000 hosts', optional(median(1000, 'transitlab', 'matrix')), 'under 15 s'],
    ['Down at 1,000 hosts', optional(median(1000, 'transitlab', 'down')), 'under 200 ms'],
    [
      'Up at 5,000 hosts, of that at 1,000',
      times(median(5000, 'transitlab', 'up'), median(1000, 'transitlab', 'up')),
      '5× is linear',
    ],
  ].filter(([, found]) => found !== '') as [string, string, string][];
  return claims.length === 0 ? [] : ['', ...table(['what', 'measured', 'asked for'], claims)];
}

const optional = (ms: number): string => (Number.isFinite(ms) ? duration(ms) : '');
