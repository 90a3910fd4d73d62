import t from 'tap';
import { predictMatrix } from '../../../src/analyze/matrix/predict.js';
import type { Comparison } from '../../../src/lab/compare.js';
import { asksOf } from '../../../src/lab/matrix/asks.js';
import { allCompared, comparedAt, differences, differenceText } from '../../../src/lab/matrix/differences.js';
import { askOf, differenceLines, judged } from '../../../src/lab/matrix/judge.js';
import type { Fate } from '../../../src/probe/mesh/tally.js';
import { rule, twoRegions, withRules } from '../../fabric.js';

const why = () => ({ code: 'NO_ROUTE', object: 'r', text: 'no route' }) as const;

/** a reaches b, b does not reach a; what packets do is given. */
function comparison(there: Fate, back: Fate): Comparison {
  const fabric = withRules(twoRegions(), 'a', { ingress: [rule('closed', 'drop')] });
  return {
    probe: { protocol: 'icmp' },
    predicted: predictMatrix(fabric, { protocol: 'icmp' }, why),
    measured: { fate: (from) => (from === 0 ? there : back), takenBy: () => undefined },
  };
}

const asks = (one: 'one_way' | 'always') =>
  asksOf({ [one]: [['a', 'b']] }, (name) => (name === 'a' ? [0] : [1]));

const linesOf = (one: 'one_way' | 'always', compared: Comparison): string[] =>
  differenceLines(judged(asks(one), compared), differences(compared), compared);

t.test('expectation, prediction and packets agree', async (t) => {
  const compared = comparison('answered', 'silent');
  t.same(linesOf('one_way', compared), []);
  t.same(differences(compared), []);
  t.same(
    allCompared(compared).map(({ flow, reached, measured }) => [flow.from, reached, measured]),
    [
      ['a', true, 'answered'],
      ['b', false, 'nothing arrived'],
    ],
  );
});

t.test('each disagreement has a line', async (t) => {
  t.same(linesOf('always', comparison('answered', 'silent')), [
    'expected always a - b, predicted unreachable for 1 of 2 pairs: b -> a (SG_INGRESS_DENY)',
    'expected always a - b, measured unreachable for 1 of 2 pairs: b -> a',
  ]);
  t.same(linesOf('one_way', comparison('answered', 'answered')), [
    'expected never b -> a, measured reachable for 1 of 1 pair: b -> a',
    'prediction and measurement differ for 1 pair: b -> a (predicted unreachable: SG_INGRESS_DENY, measured: answered)',
  ]);
  t.match(linesOf('one_way', comparison('arrived', 'silent')), [
    /^expected a -> b, measured unreachable/,
    /measured: arrived, but no answer came back/,
  ]);
});

t.test('counts for the report', async (t) => {
  const [there, back] = judged(asks('one_way'), comparison('answered', 'answered')).map(askOf);
  t.match(there, { expect: 'reachable', pairs: 1, predictedOtherwise: 0, measuredOtherwise: 0 });
  t.match(back, { expect: 'unreachable', pairs: 1, predictedOtherwise: 0, measuredOtherwise: 1 });
});

t.test('a difference among hosts that are not asked about counts for them only', async (t) => {
  const compared = comparison('silent', 'silent');
  t.same(differences(compared), [[0, 1]]);
  t.same(differences(compared, [0]), []);
  t.match(
    differenceText(comparedAt(compared, 0, 1)),
    /^a -> b icmp: predicted reachable .*measured: nothing arrived/,
  );
});
