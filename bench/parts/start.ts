import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { duration, spread, table } from '../report/text.js';
import type { Options, Section } from '../run/options.js';
import { type Spread, spreadOf } from '../statistics.js';
import { type Awaited, awaited, type Check, total } from './awaited.js';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const TUTORIAL = 'scenarios/cen-cross-account-cross-region.lab.yaml';

/** The command's own start, beside Node's; and what of a run is not waiting. */
export async function startPart({ quick, say }: Options): Promise<Section> {
  const runs = quick ? 3 : 15;
  say('start');
  const node: number[] = [];
  const version: number[] = [];
  for (let run = 0; run < runs; run++) {
    node.push(timed(['-e', '0']).ms);
    version.push(timed(['bin/transitlab.js', '--version']).ms);
  }
  say('the tutorial');
  const tutorials = Array.from({ length: quick ? 1 : 3 }, tutorial);
  const rows = { node: spreadOf(node), version: spreadOf(version), ...spreads(tutorials) };
  return { title: 'Start', data: rows, markdown: markdown(rows) };
}

function timed(args: readonly string[]): { readonly ms: number; readonly stdout: string } {
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${args.join(' ')}: exit ${status}\n${stderr}`);
  return { ms: performance.now() - start, stdout };
}

/** Milliseconds of one run: where they went, each counted once, and their sum. */
interface Tutorial extends Awaited {
  /** Before the lab's process has its scenario, and after it has told the end. */
  readonly command: number;
  /** Building the network and following each call. */
  readonly building: number;
  /** Programs that check, from their start to their end, without what they wait for. */
  readonly checking: number;
  /** All but what is awaited. */
  readonly beside: number;
}

interface Report {
  readonly summary: { readonly ms: { readonly total: number } };
  readonly scenarios: readonly {
    readonly steps: readonly { readonly items: readonly ({ readonly type: string } & Partial<Check>)[] }[];
  }[];
}

function tutorial(): Tutorial {
  const { ms, stdout } = timed(['bin/transitlab.js', 'run', '--quiet', '--format', 'json', TUTORIAL]);
  const { summary, scenarios } = JSON.parse(stdout) as Report;
  const items = scenarios.flatMap(({ steps }) => steps).flatMap((step) => step.items);
  const checks = items.filter((item): item is typeof item & Check => item.type === 'check');
  const waits = awaited(checks);
  const checksMs = checks.reduce((sum, check) => sum + check.ms, 0);
  return {
    ...waits,
    command: ms - summary.ms.total,
    building: summary.ms.total - checksMs,
    checking: checksMs - total(waits),
    beside: ms - total(waits),
  };
}

type Spreads = Readonly<Record<keyof Tutorial, Spread>>;

function spreads(runs: readonly Tutorial[]): Spreads {
  const of = (key: keyof Tutorial): Spread => spreadOf(runs.map((run) => run[key]));
  return {
    silence: of('silence'),
    echoes: of('echoes'),
    throughput: of('throughput'),
    slowLines: of('slowLines'),
    command: of('command'),
    building: of('building'),
    checking: of('checking'),
    beside: of('beside'),
  };
}

const markdown = (rows: Spreads & { readonly node: Spread; readonly version: Spread }): string[] => [
  ...table(
    ['what', 'time'],
    [
      ['`node -e 0`', spread(rows.node, duration)],
      ['`transitlab --version`', spread(rows.version, duration)],
      ['the tutorial, beside what is awaited', spread(rows.beside, duration)],
      ['— the command: until the lab has its scenario, and after its end', spread(rows.command, duration)],
      ['— building the network, and following each call', spread(rows.building, duration)],
      [
        '— checks: programs that start and end, and words that iperf3 exchanges',
        spread(rows.checking, duration),
      ],
    ],
  ),
  '',
  'Awaited in the tutorial, and not in the figure above:',
  '',
  ...table(
    ['what', 'time'],
    [
      ['silence: a second for each ping that must not be answered', spread(rows.silence, duration)],
      [
        'seconds in which iperf3 sends, and for each flow the first, which it does not count',
        spread(rows.throughput, duration),
      ],
      [
        'the line of 1 Kbit/s: connecting, frames that are counted, running empty',
        spread(rows.slowLines, duration),
      ],
      [
        'echoes on their way, as `ping` measured them: one waits until the line of 1 Kbit/s has paid for the one before',
        spread(rows.echoes, duration),
      ],
    ],
  ),
];
