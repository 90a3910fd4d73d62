import { version } from '../lab/package.js';
import type { ExitCode } from '../model/errors.js';
import { recordOfReport } from '../report/json/read.js';
import { jsonReport } from '../report/json/report.js';
import { junit } from '../report/junit.js';
import type { ScenarioRecord } from '../report/record.js';
import { summaryLines } from '../report/text/summary.js';
import { styleOf } from './dress.js';
import { worstExit } from './exit.js';
import type { Host } from './host.js';
import { type Part, readParts } from './merge/part.js';
import { mustBeWhole } from './merge/whole.js';
import { checkReportFiles, writeWhole } from './report-files.js';

export interface MergeOptions {
  readonly junit?: string;
  readonly json?: string;
  /** How many parts there have to be. */
  readonly shards?: number;
}

/** `transitlab merge`: one report of all shards; its exit code is the worst of theirs. */
export async function merge(paths: readonly string[], options: MergeOptions, host: Host): Promise<ExitCode> {
  const files = [options.junit, options.json].flatMap((path) => (path === undefined ? [] : [{ path }]));
  await checkReportFiles(files);
  const parts = await readParts(paths, version());
  mustBeWhole(parts, options.shards);
  const records = recordsOf(parts);
  host.stdout.write(`${summaryLines(records, styleOf(host.stdout, host.env)).join('\n')}\n`);
  if (options.junit !== undefined) await writeWhole(options.junit, junit(records));
  if (options.json !== undefined)
    await writeWhole(options.json, `${JSON.stringify(jsonReport(records, version()), undefined, 2)}\n`);
  return worstExit(records);
}

const recordsOf = (parts: readonly Part[]): ScenarioRecord[] =>
  parts
    .flatMap(({ report }) => report.scenarios.map(recordOfReport))
    .sort((a, b) => (a.file < b.file ? -1 : 1));
