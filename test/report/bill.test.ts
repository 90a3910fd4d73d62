import t from 'tap';
import { Compile } from 'typebox/compile';
import { casesOf } from '../../src/report/cases.js';
import { jsonReport } from '../../src/report/json/report.js';
import { JsonReport } from '../../src/report/json/schema.js';
import { newStyle } from '../../src/report/style.js';
import { billLines } from '../../src/report/text/bill.js';
import { eventLines } from '../../src/report/text/event.js';
import { summaryLines } from '../../src/report/text/summary.js';
import { BILL, BILLS } from './events/bills.js';
import { golden } from './golden.js';
import { record } from './records.js';

const PLAIN = newStyle({ color: false, unicode: true });

t.test('checks of bills, and the bill for those who ask for it', async (t) => {
  const lines = [
    ...BILLS.flatMap((event) => eventLines(event, PLAIN)),
    ...billLines(BILL, PLAIN),
    ...summaryLines([record(BILLS)], PLAIN),
  ];
  golden(t, 'bills.txt', `${lines.join('\n')}\n`);
});

t.test('in JSON the bill is whole', async (t) => {
  const report = JSON.parse(JSON.stringify(jsonReport([record(BILLS)], '1')));
  t.same(Compile(JsonReport).Errors(report), []);
  const [scenario] = report.scenarios;
  t.same(scenario.bill, JSON.parse(JSON.stringify(BILL)));
  t.match(scenario.steps[0].items, [
    { check: 'bill', account: 'A', of: 'cenbwp-1', measured: { kind: 'bill', bytes: 2_530_000 } },
    { account: 'B', predicted: { billed: false } },
    { to: 'cn-beijing', passed: false },
  ]);
  t.match(scenario.summary, { checks: { passed: 2, failed: 1 }, ms: { silence: 0 } });
});

t.test('as test cases', async (t) => {
  t.same(
    casesOf(record(BILLS)).map(({ title }) => title),
    [
      'step 1: bill A for cenbwp-1: cn-qingdao -> cn-beijing, at least 2MB',
      'step 1: bill B, nothing',
      'step 1: bill B: any -> cn-beijing, nothing',
    ],
  );
});
