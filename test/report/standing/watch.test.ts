import t from 'tap';
import { logLines } from '../../../src/report/standing/log.js';
import { ratesBetween } from '../../../src/report/standing/rates.js';
import { surveyLines } from '../../../src/report/standing/survey.js';
import { watchLines } from '../../../src/report/standing/watch.js';
import { newStyle } from '../../../src/report/style.js';
import { golden } from '../golden.js';
import { sight } from './sights.js';

const PLAIN = newStyle({ color: false, unicode: true });
const ASCII = newStyle({ color: false, unicode: false });
const text = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');

const BEFORE = sight(10, {
  'transit:tr-beijing/a': [1000, 5000],
  'transit:tr-qingdao/a': [0, 0],
  'web/eth0': [100, 100],
});
const NOW = sight(12, {
  'transit:tr-beijing/a': [201_000, 30_000],
  'transit:tr-qingdao/a': [25_000, 200_000],
  'web/eth0': [500_100, 100],
});

t.test('frames', async (t) => {
  golden(t, 'watch.txt', text(watchLines(BEFORE, NOW, PLAIN)));
  golden(t, 'watch-first.txt', text(watchLines(undefined, NOW, PLAIN)));
  const ascii = text(watchLines(BEFORE, NOW, ASCII));
  golden(t, 'watch-ascii.txt', ascii);
  t.match(ascii, /^[\n -~]*$/, 'nothing that a terminal acts on');
});

t.test('what is being built anew, and who is at work', async (t) => {
  const { inspection } = NOW;
  const busy = { pid: 7, command: 'transitlab apply x', since: '' };
  const rebuilt = {
    ...NOW,
    counters: [],
    inspection: { ...inspection, health: 'rebuilding' as const, busy },
  };
  golden(t, 'watch-rebuilding.txt', text(watchLines(BEFORE, rebuilt, PLAIN)));
});

t.test('rates', async (t) => {
  const place = { namespace: 'web', dev: 'eth0' };
  t.same(ratesBetween(BEFORE, NOW)(place), { sent: 2e6, received: 0 });
  t.equal(ratesBetween(NOW, BEFORE)(place), undefined, 'time goes forward');
  t.equal(ratesBetween(NOW, sight(14, { 'web/eth0': [0, 0] }))(place), undefined, 'it was made anew');
  t.equal(ratesBetween(sight(1), NOW)(place), undefined, 'it was not there');
});

t.test('what inspect says of a network', async (t) => {
  golden(t, 'survey.txt', text(surveyLines(NOW.survey, PLAIN)));
  t.same(surveyLines({ hosts: [], routers: [], links: [], objects: [] }, PLAIN), []);
});

t.test('logs', async (t) => {
  const lines = [
    { time: '2024-01-01T00:00:00.123Z', text: 'the lab stands' },
    { time: '2024-01-01T00:00:01.000Z', text: 'it fell\n  at \u001b[2J' },
  ];
  t.same(logLines(lines, PLAIN), [
    '2024-01-01 00:00:00  the lab stands',
    '2024-01-01 00:00:01  it fell',
    `${' '.repeat(19)}    at \\u001b[2J`,
  ]);
});
