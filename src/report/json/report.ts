import type { Problem } from '../../model/errors.js';
import type { ScenarioRecord } from '../record.js';
import { type Totals, totalsOf } from '../totals.js';
import { bill } from './bill.js';
import { item, position } from './items.js';
import { optional } from './optional.js';
import type { JsonReport, ScenarioReport, ShardReport } from './schema.js';

/** One document for all scenarios; the same records always give the same bytes. */
export function jsonReport(
  records: readonly ScenarioRecord[],
  version: string,
  shard?: ShardReport,
): JsonReport {
  const totals = totalsOf(records);
  const { passed, failed, error, interrupted, skipped } = totals.scenarios;
  return {
    schemaVersion: 1,
    tool: { name: 'transitlab', version },
    ...optional('shard', shard && { index: shard.index, count: shard.count, files: shard.files }),
    scenarios: records.map(scenario),
    summary: { scenarios: { passed, failed, error, interrupted, skipped }, ...counts(totals) },
  };
}

const scenario = (record: ScenarioRecord): ScenarioReport => ({
  file: record.file,
  name: record.name,
  status: record.status,
  ...optional('sandbox', place(record)),
  ...optional('without', record.without && [...record.without]),
  steps: record.steps.map(({ index, title, at, items }) => ({
    index,
    title,
    at: position(at),
    items: items.map(item),
  })),
  ...optional('bill', record.bill && bill(record.bill)),
  ...optional('failure', failure(record)),
  summary: counts(totalsOf([record])),
});

const place = ({ sandbox }: ScenarioRecord): ScenarioReport['sandbox'] =>
  sandbox && { kind: sandbox.kind, ...optional('detail', sandbox.detail) };

const failure = ({ failure: found }: ScenarioRecord): ScenarioReport['failure'] =>
  found && { exit: found.exit, problem: problem(found.problem) };

const problem = ({ what, where, why, hint }: Problem) => ({
  what,
  ...optional('where', where),
  ...optional('why', why),
  ...optional('hint', hint),
});

const counts = ({ checks, calls, ms }: Totals): ScenarioReport['summary'] => ({
  checks: { passed: checks.passed, failed: checks.failed, notRun: checks.notRun },
  calls: { asWanted: calls.asWanted, unexpected: calls.unexpected },
  ms: { total: ms.total, throughput: ms.throughput, silence: ms.silence },
});
