import t from 'tap';
import type { Verdict } from '../../../src/analyze/verdict.js';
import type { FlowPart } from '../../../src/lab/event.js';
import { judgeTogether } from '../../../src/lab/together/judge.js';
import type { ThroughputsCheck } from '../../../src/scenario/schema.js';

const check: ThroughputsCheck = {
  throughputs: [
    ['a', 'b'],
    ['a', 'c'],
  ],
  expect: '20Mbps',
};
const predicted = (rate?: number): Verdict => ({
  reachable: true,
  text: 'shared fairly',
  path: [],
  returnPath: [],
  ...(rate === undefined ? {} : { rate }),
});
const flows = (...rates: readonly number[]): FlowPart[] =>
  rates.map((lineRate, i) => ({ from: 'a', to: i === 0 ? 'b' : 'c', limit: 20e6 / (i + 1), lineRate }));

t.test('the sum counts, whatever each flow has of it', async (t) => {
  t.same(judgeTogether(check, predicted(20e6), flows(15e6, 5e6)), []);
  t.same(judgeTogether(check, predicted(20e6), flows(11.5e6, 9e6)), []);
  t.match(judgeTogether(check, predicted(20e6), flows(10e6, 9e6)), [/differ by -5.0 %/]);
});

t.test('no flow has more than its own way allows', async (t) => {
  t.match(judgeTogether(check, predicted(20e6), flows(9e6, 11e6)), [/^a to c has 11 Mbps, more than the 10/]);
});

t.test('expectation and prediction agree', async (t) => {
  t.match(judgeTogether(check, predicted(30e6), flows(20e6, 10e6)), [
    /^expected 20 Mbps in sum, predicted 30/,
  ]);
  t.match(judgeTogether(check, predicted(), flows(10e6, 10e6)), [/predicted unlimited/]);
  const { expect: _expect, ...open } = check;
  t.same(judgeTogether({ ...open, expect: 'unlimited' }, predicted(), flows(10e6, 10e6)), []);
});

t.test('a flow that does not arrive', async (t) => {
  const no: Verdict = { ...predicted(), reachable: false, code: 'NO_ROUTE', text: 'no route' };
  t.match(judgeTogether(check, no, flows(0, 0)), [/predicted unreachable: NO_ROUTE: no route/]);
  const silent = [{ from: 'a', to: 'b' }, ...flows(20e6)];
  t.match(judgeTogether(check, predicted(20e6), silent), [/measured none from a to b/]);
});

t.test('a busy machine is named only where the figure missed', async (t) => {
  const busy = { cpu: 1, softnetDrops: 0, text: 'CPU 100 % in use' };
  t.match(judgeTogether(check, predicted(20e6), flows(10e6, 8e6), { busy, repeats: 2 }), [
    /differ by -10.0 %/,
    /too busy to trust this figure, and was so each of 3 times: CPU 100 %/,
  ]);
  t.same(judgeTogether(check, predicted(20e6), flows(10e6, 10e6), { busy }), []);
});
