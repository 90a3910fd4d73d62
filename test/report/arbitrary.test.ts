import fc from 'fast-check';
import t from 'tap';
import { Compile } from 'typebox/compile';
import type { LabEvent } from '../../src/lab/event.js';
import { recordOfReport } from '../../src/report/json/read.js';
import { jsonReport } from '../../src/report/json/report.js';
import { JsonReport } from '../../src/report/json/schema.js';
import { junit } from '../../src/report/junit.js';
import { recordOf, type ScenarioRecord } from '../../src/report/record.js';
import { newStyle } from '../../src/report/style.js';
import { tap } from '../../src/report/tap.js';
import { eventLines } from '../../src/report/text/event.js';
import { summaryLines } from '../../src/report/text/summary.js';
import { at } from './events/build.js';
import { ALL } from './records.js';
import { parseTap } from './tap-parse.js';
import { parseXml } from './xml-parse.js';

/** Strings that break things: controls, halves of surrogate pairs, markup, YAML and TAP syntax. */
const nasty = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.string({
    unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
    maxLength: 20,
  }),
  fc.constantFrom(
    '',
    ' ',
    '# SKIP',
    '# TODO x',
    '...',
    '---',
    '1..0',
    'ok 1',
    ']]>',
    '&#0;',
    '\\',
    'a\n  ...\n  b',
    ': ',
    '- x',
  ),
);
const passed = fc.boolean();

const call: fc.Arbitrary<LabEvent> = fc
  .record({
    as: nasty,
    action: nasty,
    code: nasty,
    message: nasty,
    why: nasty,
    value: nasty,
    passed,
    ok: passed,
  })
  .map(({ as, action, code, message, why, value, passed, ok }) => ({
    type: 'call',
    at: at(1),
    as,
    action,
    params: { [code]: value },
    outcome: ok
      ? { ok: true, response: { [`${code}Id`]: value } }
      : { ok: false, error: { code, status: 400, message } },
    ...(passed ? {} : { why }),
    expectedError: code,
    passed,
    settledMs: 0,
    changes: 0,
  }));

const check: fc.Arbitrary<LabEvent> = fc
  .record({ from: nasty, to: nasty, text: nasty, why: fc.array(nasty, { maxLength: 3 }), passed })
  .map(({ from, to, text, why, passed }) => ({
    type: 'check',
    at: at(2),
    check: 'udp',
    from,
    to,
    address: text,
    port: 80,
    expected: text,
    predicted: { reachable: false, code: 'NO_ROUTE', text, path: [], returnPath: [] },
    predictedText: text,
    measured: { kind: 'ping', reachable: false, sent: 1, received: 0 },
    measuredText: text,
    passed,
    why: passed ? [] : why,
    ms: 1,
  }));

const fault: fc.Arbitrary<LabEvent> = fc.record({ target: nasty, why: nasty, passed }).map(
  ({ target, why, passed }): LabEvent => ({
    type: 'fault',
    at: at(3),
    action: 'fault',
    target,
    passed,
    ...(passed ? {} : { why }),
    changes: 0,
  }),
);

const failure: fc.Arbitrary<LabEvent> = fc
  .record({ what: nasty, where: nasty, why: nasty, hint: nasty })
  .map((problem) => ({ type: 'failure', exit: 4, problem }));

const events: fc.Arbitrary<LabEvent[]> = fc
  .tuple(nasty, fc.array(fc.oneof(call, check, fault), { maxLength: 6 }), fc.option(failure))
  .map(([title, items, end]) => [
    { type: 'step', index: 1, title, at: at(1) },
    ...items,
    ...(end ? [end] : []),
  ]);

const heading = fc.record({ file: nasty, name: nasty, declaredChecks: fc.nat(9) });
const record = fc.tuple(heading, events).map(([head, list]) => recordOf(head, list));
const records: fc.Arbitrary<ScenarioRecord[]> = fc.array(record, { minLength: 1, maxLength: 3 });

const casesIn = (xml: string): number =>
  parseXml(xml).children.reduce((sum, suite) => sum + suite.children.length, 0);

t.test('no text breaks JUnit', async (t) => {
  fc.assert(
    fc.property(records, (list) => Number(parseXml(junit(list)).attributes.tests) === casesIn(junit(list))),
  );
  t.pass();
});

t.test('no text breaks TAP: points, bad ones and skips are as many as in JUnit', async (t) => {
  fc.assert(
    fc.property(records, (list) => {
      const { points } = parseTap(tap(list));
      const { attributes } = parseXml(junit(list));
      return (
        points.length === Number(attributes.tests) &&
        points.filter(({ ok }) => !ok).length === Number(attributes.failures) + Number(attributes.errors) &&
        points.filter(({ skip }) => skip).length === Number(attributes.skipped) &&
        points.every(({ todo }) => !todo)
      );
    }),
  );
  t.pass();
});

t.test('no text breaks JSON', async (t) => {
  const validator = Compile(JsonReport);
  fc.assert(
    fc.property(records, (list) => validator.Check(JSON.parse(JSON.stringify(jsonReport(list, '1'))))),
  );
  t.pass();
});

t.test('a JSON report read back gives the reports of its run', async (t) => {
  fc.assert(
    fc.property(records, (list) => {
      const text = JSON.stringify(jsonReport(list, '1'));
      const again = (JSON.parse(text) as JsonReport).scenarios.map(recordOfReport);
      return JSON.stringify(jsonReport(again, '1')) === text && junit(again) === junit(list);
    }),
  );
  t.same(
    jsonReport(ALL, '1')
      .scenarios.map(recordOfReport)
      .map((one) => junit([one])),
    ALL.map((one) => junit([one])),
  );
});

t.test('no text reaches the terminal as a control', async (t) => {
  const style = newStyle({ color: false, unicode: true });
  fc.assert(
    fc.property(events, heading, (list, head) => {
      const lines = [
        ...list.flatMap((event) => eventLines(event, style)),
        ...summaryLines([recordOf(head, list)], style),
      ];
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
      return lines.every((line) => !/[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/.test(line));
    }),
  );
  t.pass();
});
