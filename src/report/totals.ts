import type { CheckEvent } from '../lab/event.js';
import { itemsOf, type ScenarioRecord, type Status } from './record.js';

/** Counts over scenarios. Milliseconds are real, summed over scenarios. */
export interface Totals {
  readonly scenarios: Readonly<Record<Status, number>>;
  readonly checks: { readonly passed: number; readonly failed: number; readonly notRun: number };
  readonly calls: { readonly asWanted: number; readonly unexpected: number };
  readonly ms: { readonly total: number; readonly throughput: number; readonly silence: number };
}

export const totalsOf = (records: readonly ScenarioRecord[]): Totals =>
  records.map(totalsOfOne).reduce(add, NOTHING);

const NOTHING: Totals = {
  scenarios: { passed: 0, failed: 0, error: 0, interrupted: 0, skipped: 0 },
  checks: { passed: 0, failed: 0, notRun: 0 },
  calls: { asWanted: 0, unexpected: 0 },
  ms: { total: 0, throughput: 0, silence: 0 },
};

function totalsOfOne(record: ScenarioRecord): Totals {
  const checks = itemsOf(record).filter((item) => item.type === 'check');
  const calls = itemsOf(record).filter((item) => item.type === 'call');
  const passed = checks.filter((check) => check.passed).length;
  const asWanted = calls.filter((call) => call.passed).length;
  const sum = (list: typeof checks): number => list.reduce((ms, check) => ms + check.ms, 0);
  return {
    scenarios: { ...NOTHING.scenarios, [record.status]: 1 },
    checks: {
      passed,
      failed: checks.length - passed,
      notRun: Math.max(0, record.declaredChecks - checks.length),
    },
    calls: { asWanted, unexpected: calls.length - asWanted },
    ms: record.end?.ms ?? {
      total: sum(checks),
      throughput: sum(checks.filter((check) => check.check === 'throughput')),
      silence: sum(checks.filter(isSilence)),
    },
  };
}

const isSilence = (event: CheckEvent): boolean =>
  event.check !== 'throughput' && 'reachable' in event.measured && !event.measured.reachable;

const add = (a: Totals, b: Totals): Totals => ({
  scenarios: addEach(a.scenarios, b.scenarios),
  checks: addEach(a.checks, b.checks),
  calls: addEach(a.calls, b.calls),
  ms: addEach(a.ms, b.ms),
});

function addEach<K extends string>(a: Readonly<Record<K, number>>, b: Readonly<Record<K, number>>) {
  const sum: Record<K, number> = { ...a };
  for (const key of Object.keys(a) as K[]) sum[key] = a[key] + b[key];
  return sum;
}
