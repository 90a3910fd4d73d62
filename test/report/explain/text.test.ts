import t from 'tap';
import type { Explanation } from '../../../src/explain/explanation.js';
import { explanationLines } from '../../../src/report/explain/text.js';
import { newStyle } from '../../../src/report/style.js';
import { golden } from '../golden.js';
import { explained, tutorial } from './explanations.js';

const style = newStyle({ color: false, unicode: true });
const text = (of: Explanation, expected?: 'reachable' | 'unreachable', dress = style): string =>
  `${explanationLines(of, dress, expected).join('\n')}\n`;

t.test('what arrives, with its rate', async (t) => {
  golden(t, 'explain-reachable.txt', text(tutorial('5')));
});

t.test('what a cloud has not joined yet: calls that join it', async (t) => {
  golden(t, 'explain-not-attached.txt', text(tutorial('2')));
});

t.test('what a rule drops, narrow and without Unicode', async (t) => {
  const narrow = newStyle({ color: false, unicode: false, width: 60 });
  golden(t, 'explain-dropped-60-ascii.txt', text(tutorial('5', 'ecs-b:443/tcp'), 'reachable', narrow));
});

t.test('an answer that is lost, delays, a line that is broken', async (t) => {
  const lines = [
    explained('scenarios/alibaba/network-acl.lab.yaml', { from: 'web', to: 'db-1:5201/tcp', at: '2' }),
    explained('scenarios/latency/leased-line.lab.yaml', { from: 'ecs-a', to: 'srv-1' }),
    explained('scenarios/alibaba/faults.lab.yaml', { from: 'ecs-a', to: 'ecs-b', at: '2.1' }),
  ].map((of) => text(of));
  golden(t, 'explain-several.txt', lines.join('\n\n'));
});

t.test('what a user expects', async (t) => {
  t.match(text(tutorial('5'), 'reachable'), /\n\n✓ reachable, as expected\n$/);
  t.match(text(tutorial('5'), 'unreachable'), /\n\n✗ expected unreachable\n$/);
});

t.test('what nothing mends', async (t) => {
  const found = tutorial('2');
  t.match(text({ ...found, fixes: [] }), /\n {2}fix +none was found/);
  t.notMatch(text(tutorial('5')), /fix/);
});

t.test('what packets did is told at its hop', async (t) => {
  const found = tutorial('5');
  const measured = { outcome: 'passed', text: '3 packets', counters: [] } as const;
  const there = found.there.map((hop) => ({ ...hop, measured }));
  t.match(text({ ...found, there }), /\n {6}measured +3 packets\n/);
});

t.test('a file cannot make a terminal do things', async (t) => {
  t.notMatch(text({ ...tutorial('5'), file: 'a\u001b[2Jb' }), '\u001b');
});
