import type { Feature } from '../kernel/kernel.js';
import type { SandboxChoice } from '../lab/sandbox/sandbox.js';
import { EXIT, type ExitCode } from '../model/errors.js';
import type { ShardReport } from '../report/json/schema.js';
import type { ScenarioRecord } from '../report/record.js';
import type { Scenario } from '../scenario/scenario.js';
import { worstExit } from './exit.js';
import { isGitHub } from './github-env.js';
import type { Host } from './host.js';
import { loadAll, loadShard } from './load.js';
import type { Ports } from './ports.js';
import { checkReportFiles, type ReportFile, reportFiles, writeReportFiles } from './report-files.js';
import { runAll } from './run-all.js';
import { type Output, outputFor } from './run-output.js';
import { type ShardOption, shardOf } from './shard.js';

/** A lab spends most of its time waiting: for silence, for a line to carry its load. */
export const LABS_PER_CORE = 2;

export interface RunOptions extends SandboxChoice {
  readonly format: 'text' | 'json';
  readonly junit?: string;
  readonly tap?: string;
  readonly html?: string;
  readonly bill?: boolean;
  readonly keepGoing?: boolean;
  readonly without?: readonly Feature[];
  readonly jobs?: number;
  readonly shard?: ShardOption;
  readonly quiet?: boolean;
}

/** `transitlab run`: nothing is built unless every file is valid and every report can be written. */
export async function run(
  paths: readonly string[],
  options: RunOptions,
  host: Host,
  ports: Ports,
): Promise<ExitCode> {
  const files = reportFiles(options);
  await checkReportFiles(files);
  const interruption = heardBy(host);
  try {
    const dismiss = await ports.prepareRun(options);
    return await runShare(paths, options, files, interruption, host, ports).finally(dismiss);
  } finally {
    interruption.ignore();
  }
}

/** The user's first interrupt. */
interface Interruption {
  readonly signal: AbortSignal;
  /** Hears no more of it. */
  ignore(): void;
}

function heardBy(host: Host): Interruption {
  const heard = new AbortController();
  return { signal: heard.signal, ignore: host.onInterrupt(() => heard.abort()) };
}

async function runShare(
  paths: readonly string[],
  options: RunOptions,
  files: readonly ReportFile[],
  interruption: Interruption,
  host: Host,
  ports: Ports,
): Promise<ExitCode> {
  const share = await shareOf(paths, options, host, ports);
  if (!share) return EXIT.usage;
  const { scenarios, shard } = share;
  const output = outputFor(options, share, host);
  if (shard && scenarios.length === 0) output.notice(emptyText(shard));
  const records = await runInterruptibly(scenarios, options, output, interruption, host, ports);
  output.summary(records);
  if (isGitHub(host.env)) {
    const { reportToGitHub } = await import('./github.js');
    const sink = options.format === 'json' ? host.stderr : host.stdout;
    await reportToGitHub(records, scenarios, sink, host, ports);
  }
  await writeReportFiles(files, scenarios, records);
  return interruption.signal.aborted ? EXIT.interrupted : worstExit(records);
}

/** What this command runs: all files, or its part of them. */
export interface Share {
  readonly scenarios: readonly Scenario[];
  readonly shard?: ShardReport;
}

async function shareOf(
  paths: readonly string[],
  options: RunOptions,
  host: Host,
  ports: Ports,
): Promise<Share | undefined> {
  if (!options.shard) {
    const scenarios = await loadAll(paths, host, ports);
    return scenarios && { scenarios };
  }
  const shard = shardOf(options.shard, host.env);
  const loaded = await loadShard(paths, shard, host, ports);
  return loaded && { scenarios: loaded.scenarios, shard: { ...shard, files: loaded.of } };
}

const emptyText = ({ index, count, files }: ShardReport): string =>
  `shard ${index}/${count}: none of the ${files} files falls to it, nothing to run`;

async function runInterruptibly(
  scenarios: readonly Scenario[],
  options: RunOptions,
  output: Output,
  { signal, ignore }: Interruption,
  host: Host,
  ports: Ports,
): Promise<ScenarioRecord[]> {
  const say = (): void => output.notice('interrupted: stopping what runs; a second signal ends at once');
  signal.addEventListener('abort', say);
  try {
    return await runAll(scenarios, {
      ports,
      output,
      keepGoing: options.keepGoing ?? false,
      without: options.without ?? [],
      sandbox: options,
      jobs: options.jobs ?? LABS_PER_CORE * host.cores,
      signal,
    });
  } finally {
    signal.removeEventListener('abort', say);
    ignore();
    output.done();
  }
}
