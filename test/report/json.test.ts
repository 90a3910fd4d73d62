import { readFileSync } from 'node:fs';
import t from 'tap';
import { Compile } from 'typebox/compile';
import { jsonReport } from '../../src/report/json/report.js';
import { JsonReport } from '../../src/report/json/schema.js';
import type { ScenarioRecord } from '../../src/report/record.js';
import { ALL, RECORDS } from './records.js';

const validator = Compile(JsonReport);

t.test('every kind of record gives a valid report', async (t) => {
  const report = jsonReport(ALL, '1.2.3');
  t.same(validator.Errors(JSON.parse(JSON.stringify(report))), []);
  t.same(JSON.parse(JSON.stringify(report)), report, 'nothing is lost on the way through JSON');
});

t.test('the schema is strict', async (t) => {
  const report = JSON.parse(JSON.stringify(jsonReport([RECORDS.tutorial], '1.2.3')));
  report.scenarios[0].steps[0].items[0].surprise = 1;
  t.notOk(validator.Check(report));
});

t.test('counts', async (t) => {
  const { summary, scenarios } = jsonReport(ALL, '1.2.3');
  t.same(summary, {
    scenarios: { passed: 1, failed: 2, error: 1, interrupted: 1, skipped: 1 },
    checks: { passed: 13, failed: 3, notRun: 8 },
    calls: { asWanted: 9, unexpected: 2 },
    ms: { total: 10_566, throughput: 3080, silence: 6023 },
  });
  t.same(
    scenarios.map(({ status }) => status),
    ['passed', 'failed', 'error', 'interrupted', 'failed', 'skipped'],
  );
});

t.test('a refusal and an answer', async (t) => {
  const { steps } = jsonReport([RECORDS.tutorial], '1.2.3').scenarios[0] ?? { steps: [] };
  const [refused, accepted] = steps[0]?.items ?? [];
  t.match(refused, {
    error: { status: 400, code: 'InvalidName' },
    expectedError: 'InvalidName',
    passed: true,
  });
  t.match(accepted, { response: { CenId: 'cen-7syvv3rkjbzap8hv2k' } });
  t.notMatch(accepted, { error: {} });
});

t.test('a port, an alias, a fault, a host that is not there', async (t) => {
  const [report] = jsonReport([RECORDS.ports], '1.2.3').scenarios;
  t.match(report?.steps[0]?.items, [
    { check: 'tcp', protocol: 'tcp', port: 443, measured: { kind: 'tcp', reachable: true, ms: 0.2 } },
    { measured: { error: 'ECONNREFUSED' } },
    { check: 'udp', to: 'ecs-b', address: '10.9.0.1', port: 53, measured: { sent: 1 } },
    { type: 'fault', action: 'fault', target: 'line pc-1', passed: true, changes: 2 },
    { type: 'fault', action: 'heal', passed: true },
    { type: 'fault', passed: false, why: 'line pc-1 is not broken' },
    { check: 'ping', passed: false, measured: { kind: 'nothing', reachable: false } },
  ]);
  t.match(report, { status: 'failed', summary: { checks: { passed: 3, failed: 1, notRun: 0 } } });
});

/** The same value with the keys of every object the other way round. */
function reversed<T>(value: T): T {
  if (Array.isArray(value)) return value.map(reversed) as T;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, reversed(inner)]);
  return Object.fromEntries(entries.reverse());
}

t.test('the order of keys does not depend on the order in which they came', async (t) => {
  const shuffled = ALL.map((one): ScenarioRecord => ({ ...reversed(one) }));
  const structure = (records: readonly ScenarioRecord[]): string =>
    JSON.stringify(jsonReport(records, '1').scenarios, (key, value) =>
      key === 'params' || key === 'response' ? undefined : value,
    );
  t.equal(structure(shuffled), structure(ALL));
});

t.test('the schema that is shipped is the schema of the code', async (t) => {
  const file = new URL('../../../schema/report.schema.json', import.meta.url);
  t.equal(
    readFileSync(file, 'utf8'),
    `${JSON.stringify(JsonReport, undefined, 2)}\n`,
    'mend with: node bin/transitlab.js schema --of report > schema/report.schema.json',
  );
});

t.test('the example in the documentation is a report', async (t) => {
  const text = readFileSync(new URL('../../../docs/json-report.md', import.meta.url), 'utf8');
  const [, example = ''] = /```json\n(.*?)```/s.exec(text) ?? [];
  t.same(validator.Errors(JSON.parse(example)), []);
});
