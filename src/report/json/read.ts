import type { ExitCode } from '../../model/errors.js';
import type { ItemRecord, ScenarioRecord } from '../record.js';
import { optional } from './optional.js';
import type { ScenarioReport } from './schema.js';
import type { Call } from './schema-done.js';
import type { Item } from './schema-items.js';

/**
 * The record behind a scenario's report: `jsonReport` and `junit` of it give what they gave of the run's own record.
 * The report has to be one of this version, as its schema says.
 */
export function recordOfReport(report: ScenarioReport): ScenarioRecord {
  const { checks, calls, ms } = report.summary;
  return {
    file: report.file,
    name: report.name,
    status: report.status,
    declaredChecks: checks.passed + checks.failed + checks.notRun,
    ...optional('without', report.without),
    steps: report.steps.map(({ items, ...step }) => ({ ...step, items: items.map(event) })),
    ...optional('sandbox', report.sandbox),
    ...optional('failure', report.failure && { ...report.failure, exit: report.failure.exit as ExitCode }),
    ...optional('bill', report.bill as ScenarioRecord['bill']),
    end: {
      type: 'end',
      passed: checks.passed,
      failed: checks.failed,
      calls: calls.asWanted,
      unexpectedCalls: calls.unexpected,
      ms,
    },
  };
}

/** Items of reports are the run's events but for calls; the schema writes unions of words as plain strings. */
const event = (item: Item): ItemRecord => (item.type === 'call' ? call(item) : item) as unknown as ItemRecord;

const call = ({ response, error, ...rest }: Call) => ({
  ...rest,
  outcome: error === undefined ? { ok: true, response: response ?? {} } : { ok: false, error },
});
