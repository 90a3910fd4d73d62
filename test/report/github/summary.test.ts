import fc from 'fast-check';
import t from 'tap';
import { markdownText } from '../../../src/report/github/markdown.js';
import { stepSummary } from '../../../src/report/github/summary.js';
import { golden } from '../golden.js';
import { ALL, RECORDS } from '../records.js';
import { nasty } from '../topology/nasty.js';

t.test('every kind of record, as ever', async (t) => {
  golden(
    t,
    'github-summary.md',
    stepSummary(ALL, {
      linkOf: ({ file, line }) => `https://example.org/${file}#L${line}`,
      picture: { name: 'Two regions', mermaid: 'flowchart LR\n  n1["a"]\n' },
    }),
  );
});

t.test('all passed: a table, and nothing else', async (t) => {
  const text = stepSummary([RECORDS.tutorial]);
  t.match(text, /^## transitlab: 1 scenario passed, \d+ checks passed, 0 failed\n/);
  t.notMatch(text, /###|mermaid/);
});

t.test('hundreds of scenarios: the first hundred, and how many more', async (t) => {
  const text = stepSummary(Array.from({ length: 250 }, () => RECORDS.failing));
  t.match(text, '150 more are in the log.');
  t.ok(text.length < 1024 * 1024, 'GitHub takes it');
});

t.test('what was left out is said', async (t) => {
  t.match(stepSummary([{ ...RECORDS.tutorial, without: ['latency'] }]), /\n> run without latency: /);
});

t.test('any text stays in its cell', async (t) => {
  fc.assert(
    fc.property(nasty, (text) => /^(?:[^\\`*_~[\]<>|$&#!\p{Cc}]|&#\d+;|<br>)*$/u.test(markdownText(text))),
    { numRuns: 500 },
  );
  t.equal(markdownText('a | <b>\n*c*'), 'a &#124; &#60;b&#62;<br>&#42;c&#42;');
});
