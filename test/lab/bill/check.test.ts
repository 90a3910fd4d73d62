import t from 'tap';
import type { Way } from '../../../src/fabric/way.js';
import { judgeBill } from '../../../src/lab/bill/check.js';
import { type Meter, NEW_METER } from '../../../src/lab/bill/meter.js';
import type { BillCheck } from '../../../src/scenario/schema.js';
import { tutorialWorld } from '../../cloud/world.js';
import { stateOf } from '../world.js';
import { back, way } from './ways.js';

const crossed = (of: Way, counted: number) => ({ way: of, at: 0, counted, heldMs: 0, bytes: counted });
const meter: Meter = {
  ...NEW_METER,
  crossed: [crossed(way(), 2e6), crossed(way(back), 5e4), crossed(way({ terms: 'test', object: 'x' }), 99)],
  expected: [way(), way(back), way({ terms: 'test', object: 'x' })],
};
const judge = (check: BillCheck, of: Meter = meter) =>
  judgeBill(stateOf(tutorialWorld(), { ccn: 'ccn-1' }), of, check);

t.test('expectation, prediction and counters agree', async (t) => {
  for (const check of [
    { bill: 'A' },
    { bill: 'A', from: 'ap-guangzhou', to: 'ap-shanghai', at_least: '1.9MB', at_most: '2MB' },
    { bill: 'A', to: 'ap-guangzhou', of: '$ccn', at_most: '50KB' },
    { bill: 'A', of: 'x', expect: 'nothing' },
    { bill: 'A', from: 'ap-beijing', expect: 'nothing' },
    { bill: 'B', expect: 'nothing' },
  ] as const)
    t.match(judge(check), { passed: true, why: [] }, JSON.stringify(check));
  t.match(judge({ bill: 'A' }), {
    expected: 'billed',
    predictedText: 'billed',
    measuredText: '2.05 MB',
    measured: { bytes: 2_050_000 },
    predicted: { billed: true, text: /^A pays for ap-guangzhou → ap-shanghai over ccn-1, ap-shanghai/ },
  });
});

t.test('each disagreement has a line', async (t) => {
  const why = (check: BillCheck, of?: Meter) => judge(check, of).why;
  t.match(why({ bill: 'A', expect: 'nothing' }), [/predicted bytes on the bill/, /measured bytes/]);
  t.match(why({ bill: 'B' }), [/predicted nothing/, /measured nothing/]);
  t.match(why({ bill: 'A', at_least: '3MB' }), [/expected at least 3MB, measured 2.05 MB/]);
  t.match(why({ bill: 'A', at_most: '1MB' }), [/expected at most 1MB, measured 2.05 MB/]);
  t.match(why({ bill: 'A' }, { ...meter, expected: [] }), [
    /predicted nothing/,
    /differ: .*measured 2.05 MB/,
  ]);
  t.match(why({ bill: 'A' }, { ...meter, crossed: [] }), [/measured nothing/, /differ/]);
});
