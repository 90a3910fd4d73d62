import { type Case, casesOf, type Details } from './cases.js';
import type { ScenarioRecord } from './record.js';
import { sandboxText } from './sandbox.js';
import { totalsOf } from './totals.js';
import { element } from './xml.js';

/** JUnit XML as Jenkins and GitLab read it: a suite for each scenario. */
export function junit(records: readonly ScenarioRecord[]): string {
  const suites = records.map((record) => ({ record, cases: casesOf(record) }));
  const all = suites.flatMap(({ cases }) => cases);
  const root = element(
    'testsuites',
    { name: 'transitlab', ...tally(all), time: seconds(totalsOf(records).ms.total) },
    suites.map(({ record, cases }) => suite(record, cases)),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
}

const suite = (record: ScenarioRecord, cases: readonly Case[]): string =>
  element(
    'testsuite',
    {
      name: record.name,
      file: record.file,
      ...tally(cases),
      time: seconds(totalsOf([record]).ms.total),
    },
    [...properties(record), ...cases.map((one) => testcase(record, one))],
  );

/** Where the lab lived; what the scenario asks for and was left out: `<property name="without" value="latency"/>`. */
function properties({ sandbox, without = [] }: ScenarioRecord): string[] {
  const each = [
    ...(sandbox ? [{ name: 'sandbox', value: sandboxText(sandbox) }] : []),
    ...without.map((value) => ({ name: 'without', value })),
  ].map((property) => element('property', property));
  return each.length === 0 ? [] : [element('properties', {}, each)];
}

function testcase(record: ScenarioRecord, { title, at, ms, outcome }: Case): string {
  const attributes = {
    name: title,
    classname: record.name,
    file: at?.file ?? record.file,
    line: at?.line,
    time: seconds(ms),
  };
  switch (outcome.kind) {
    case 'passed':
      return element('testcase', attributes, output(outcome.notes));
    case 'failed':
      return element('testcase', attributes, [problem('failure', 'check', outcome, at)]);
    case 'error':
      return element('testcase', attributes, [problem('error', 'run', outcome, at)]);
    case 'skipped':
      return element('testcase', attributes, [element('skipped', { message: outcome.why })]);
  }
}

const output = (notes: readonly string[] = []): string[] =>
  notes.length > 0 ? [element('system-out', {}, notes.join('\n'))] : [];

const problem = (
  name: string,
  type: string,
  { message, details }: { readonly message: string; readonly details: Details },
  at: Case['at'],
): string => {
  const place = at ? [`at: ${at.file}:${at.line}:${at.col}`] : [];
  return element(name, { message, type }, [...rows(details), ...place].join('\n'));
};

const rows = (details: Details): string[] =>
  Object.entries(details).flatMap(([label, value]) => [value].flat().map((line) => `${label}: ${line}`));

function tally(cases: readonly Case[]) {
  const of = (kind: Case['outcome']['kind']): number =>
    cases.filter(({ outcome }) => outcome.kind === kind).length;
  return { tests: cases.length, failures: of('failed'), errors: of('error'), skipped: of('skipped') };
}

const seconds = (ms: number): string => (ms / 1000).toFixed(3);
