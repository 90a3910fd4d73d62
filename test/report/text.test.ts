import t from 'tap';
import type { LabEvent } from '../../src/lab/event.js';
import { newStyle, type Style } from '../../src/report/style.js';
import { eventLines } from '../../src/report/text/event.js';
import { summaryLines } from '../../src/report/text/summary.js';
import { FAILING } from './events/failing.js';
import { PORTS } from './events/ports.js';
import { INTERRUPTED, REFUSED } from './events/stopped.js';
import { TUTORIAL } from './events/tutorial.js';
import { golden } from './golden.js';
import { ALL, RECORDS, record } from './records.js';

const PLAIN = newStyle({ color: false, unicode: true });

const report = (events: readonly LabEvent[], style: Style): string =>
  [...events.flatMap((event) => eventLines(event, style)), ...summaryLines([record(events)], style)]
    .map((line) => `${line}\n`)
    .join('');

t.test('whole reports', async (t) => {
  golden(t, 'tutorial.txt', report(TUTORIAL, PLAIN));
  golden(t, 'failing.txt', report(FAILING, PLAIN));
  golden(t, 'refused.txt', report(REFUSED, PLAIN));
  golden(t, 'interrupted.txt', report(INTERRUPTED, PLAIN));
  golden(t, 'ports.txt', report(PORTS, PLAIN));
});

t.test('a summary of several files', async (t) => {
  golden(t, 'summary.txt', `${summaryLines(ALL, PLAIN).join('\n')}\n`);
});

t.test('a narrow terminal, ASCII only', async (t) => {
  const text = report(FAILING, newStyle({ color: false, unicode: false, width: 60 }));
  golden(t, 'failing-60-ascii.txt', text);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the range of ASCII
  t.match(text, /^[\u0000-\u007f]*$/);
});

t.test('no id is cut, however narrow', async (t) => {
  const text = report(TUTORIAL, newStyle({ color: false, unicode: true, width: 30 }));
  for (const id of [
    'cen-7syvv3rkjbzap8hv2k',
    'cenbwp-4c2zaavbvh5x0nsc5j',
    'Forbbiden.AttachChildInstanceAcrossUid',
  ])
    t.match(text, id);
});

t.test('colours change nothing but colours', async (t) => {
  const colored = report(FAILING, newStyle({ color: true, unicode: true }));
  t.match(colored, '\u001b[31m✗\u001b[39m');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what colours are made of
  t.equal(colored.replace(/\u001b\[\d+m/g, ''), report(FAILING, PLAIN));
});

t.test('a good end is green, every other is red', async (t) => {
  const style = newStyle({ color: true, unicode: true });
  const last = (...records: (typeof ALL)[number][]): string => summaryLines(records, style).at(-1) ?? '';
  t.match(last(RECORDS.tutorial), '\u001b[32m');
  for (const one of [RECORDS.failing, RECORDS.refused, RECORDS.interrupted, RECORDS.skipped])
    t.match(last(RECORDS.tutorial, one), '\u001b[31m');
});
