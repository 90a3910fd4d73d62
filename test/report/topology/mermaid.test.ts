import fc from 'fast-check';
import t from 'tap';
import { mermaidOf, mermaidText } from '../../../src/report/topology/mermaid.js';
import { golden } from '../golden.js';
import { named, nasty } from './nasty.js';
import { crowd, topologyAt } from './subjects.js';

t.test('both clouds, as ever', async (t) => {
  golden(t, 'topology.mmd', mermaidOf(topologyAt('cross-cloud/cen-and-ccn-by-vpn'), 'Both clouds'));
});

t.test('what is down is red and says so', async (t) => {
  const text = mermaidOf(topologyAt('alibaba/express-connect-peering'), 'Peering');
  t.match(text, /n\d -\.-\|"10 Mbps, down"\| n\d/);
  t.match(text, /\n {2}linkStyle 0 stroke:#c62828,color:#c62828\n$/);
});

/** What a text has to be like to stand in quotes, and nothing of it to mean anything. */
const HARMLESS = /^(?:[\p{L}\p{M}\p{N} .,:/()·→←–±%…\ufffd-]|#\d+;)*$/u;
const LIST = /^\s*(?:\d+[.)]|-)(?:\s|$)/;

/** What Mermaid makes of its codes. */
const decoded = (text: string): string =>
  text.replace(/#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));

t.test('any text is harmless, and comes back as it was', async (t) => {
  fc.assert(
    fc.property(nasty, (text) => {
      const written = mermaidText(text);
      const shown = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, '\ufffd');
      return (
        HARMLESS.test(written) &&
        !LIST.test(written) &&
        decoded(written).replaceAll('\u200b', '') === shown &&
        !decoded(written).includes('$$')
      );
    }),
    { numRuns: 500 },
  );
  t.equal(mermaidText('a "b" <c>'), 'a #34;b#34; #60;c#62;');
  t.equal(mermaidText('1. x'), '#49;#46; x');
});

const TEXT = '(?:[\\p{L}\\p{M}\\p{N} .,:/()·→←–±%…\\ufffd-]|#\\d+;|<br>)*';
const LINE = new RegExp(
  [
    '^flowchart LR$',
    '^  accTitle: [\\p{L}\\p{M}\\p{N} .,:()–-]+$',
    `^  subgraph r\\d+\\["${TEXT}"\\]$`,
    '^  end$',
    `^ +n\\d+(?:\\["${TEXT}"\\]|\\(\\["${TEXT}"\\]\\))$`,
    `^  n\\d+ (?:---|===|-\\.-)(?:\\|"${TEXT}"\\|)? n\\d+$`,
    '^  linkStyle [\\d,]+ stroke:#c62828,color:#c62828$',
  ].join('|'),
  'u',
);

t.test('whatever things are called, every line is one of the few forms', async (t) => {
  fc.assert(
    fc.property(nasty, fc.array(nasty, { maxLength: 5 }), (title, names) => {
      const text = mermaidOf(named(names), title);
      return text
        .slice(0, -1)
        .split('\n')
        .every((line) => LINE.test(line));
    }),
    { numRuns: 200 },
  );
  t.pass();
});

t.test('many hosts are counted, so that GitHub draws it', async (t) => {
  const text = mermaidOf(crowd(1000), 'Many');
  t.match(text, 'web-12 10.0.0.12<br>and 988 more hosts');
  t.ok(text.length < 1000);
});
