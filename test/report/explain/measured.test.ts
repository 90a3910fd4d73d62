import t from 'tap';
import { Compile } from 'typebox/compile';
import { type MeasuredFlow, type MeasuredHop, withMeasured } from '../../../src/explain/measured.js';
import { jsonExplanation } from '../../../src/report/explain/json.js';
import { JsonExplanation } from '../../../src/report/explain/schema.js';
import { explanationLines } from '../../../src/report/explain/text.js';
import { newStyle } from '../../../src/report/style.js';
import { tutorial } from './explanations.js';

const STYLE = newStyle({ color: false, unicode: true });
const found = tutorial('5');

const hop = (router: string, more: Partial<MeasuredHop> = {}): MeasuredHop => ({
  router,
  outcome: 'passed',
  text: '1 frame in, 1 frame out',
  counters: [{ kind: 'in', name: 'x', by: 1 }],
  ...more,
});
const path = found.there.map(({ router }) => hop(router));
const returnPath = found.back.map(({ router }) => hop(router));
const good: MeasuredFlow = {
  agrees: true,
  fate: 'answered',
  sent: 1,
  text: 'as predicted',
  path,
  returnPath,
};
const bad: MeasuredFlow = {
  ...good,
  agrees: false,
  fate: 'silent',
  sent: 3,
  text: 'predicted reachable, but packets ended at tr-x',
  path: path.map((one, at) => (at === 1 ? { ...one, outcome: 'differs', text: 'dropped here' } : one)),
  ended: { at: 'tr-x', way: ['ecs-a', 'tr-x'], text: 'the last counter that moved' },
};

const text = (of: MeasuredFlow) => explanationLines(withMeasured(found, of), STYLE).join('\n');

t.test('each hop has what was counted at it', async (t) => {
  const { there, back, measured } = withMeasured(found, bad);
  t.same(
    there.map((one) => one.measured?.outcome),
    path.map((_, at) => (at === 1 ? 'differs' : 'passed')),
  );
  t.ok(back.every((one) => one.measured?.text === '1 frame in, 1 frame out'));
  t.notOk('path' in (measured ?? {}), 'the ways stand once');
  t.notOk(withMeasured(found, { ...good, path: [] }).there[0]?.measured);
});

t.test('text', async (t) => {
  t.match(text(good), /^✓ measured: as predicted$/m);
  t.notMatch(text(good), /DIFFER|packets,/);
  t.match(text(bad), /^✗ PREDICTION AND PACKETS DIFFER\n {2}after 3 packets, predicted reachable, but/m);
  t.match(text(bad), /^ {2}✗ 2 .*(\n {6}.*)+\n {6}DIFFERS +dropped here$/m);
});

t.test('JSON, as its schema says', async (t) => {
  for (const of of [good, bad]) {
    const json = JSON.parse(JSON.stringify(jsonExplanation(withMeasured(found, of), '1.2.3')));
    t.same(Compile(JsonExplanation).Errors(json), []);
    t.equal(json.there[1].measured.outcome, of.path[1]?.outcome);
    t.same(json.measured.ended, of.ended);
  }
});
