import t from 'tap';
import type { Verdict } from '../../../src/analyze/verdict.js';
import { newVerdicts } from '../../../src/report/html/verdicts.js';

const HOSTS = ['a-1', 'a-2', 'b-1', 'b-2'].map((name, i) => ({ name, address: `10.0.0.${i}` }));
const down = (text: string): Verdict => ({
  reachable: false,
  code: 'HOST_DOWN',
  text,
  path: [],
  returnPath: [],
});

t.test('one verdict for pairs that differ by their names alone', async (t) => {
  const { place, verdicts, texts } = newVerdicts(HOSTS);
  const other = { pair: [1, 3], verdict: down('b-2 is down') } as const;
  t.equal(place(down('b-1 is down'), [0, 2], other), 0);
  t.equal(place(down('b-2 is down'), [1, 3]), 0);
  t.equal(verdicts[0]?.example, undefined);
  t.same(texts, ['\ue001 is down']);
});

t.test('words that are right for one pair only are said to be of that pair', async (t) => {
  const { place, verdicts, texts } = newVerdicts(HOSTS);
  const other = { pair: [1, 3], verdict: down('b-2 is stopped') } as const;
  const at = place(down('b-1 is down'), [0, 2], other);
  t.same(verdicts[at]?.example, [0, 2]);
  t.equal(texts[verdicts[at]?.text ?? -1], 'b-1 is down');
});
