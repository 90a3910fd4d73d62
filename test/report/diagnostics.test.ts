import t from 'tap';
import { formatDiagnostics } from '../../src/report/diagnostics.js';
import type { Diagnostic } from '../../src/scenario/scenario.js';

const at = (line: number, col: number, file = 'a.yaml') => ({ file, line, col });
const error = (line: number, col: number, rest: Partial<Diagnostic> = {}): Diagnostic => ({
  severity: 'error',
  at: at(line, col),
  what: 'it is wrong',
  ...rest,
});
const plain = (diagnostics: readonly Diagnostic[], sources: Record<string, string>) =>
  formatDiagnostics(diagnostics, sources, { color: false });

t.test('nothing to say', async (t) => {
  t.equal(plain([], { 'a.yaml': 'x' }), '');
});

t.test('place, line, caret, hint, summary', async (t) => {
  t.equal(
    plain([error(2, 4, { hint: 'mend it' }), error(1, 1, { severity: 'warning', at: at(1, 1, 'b.yaml') })], {
      'a.yaml': 'first\r\nab c\r\n',
      'b.yaml': 'other',
    }),
    [
      'a.yaml:2:4: error: it is wrong',
      '  2 | ab c',
      '    |    ^',
      '  hint: mend it',
      '',
      'b.yaml:1:1: warning: it is wrong',
      '  1 | other',
      '    | ^',
      '',
      '1 error, 1 warning',
    ].join('\n'),
  );
});

t.test('a file without text, and a line it does not have', async (t) => {
  t.equal(
    plain([error(7, 1), error(1, 1, { at: at(1, 1, 'none') })], { 'a.yaml': 'one line' }),
    ['a.yaml:7:1: error: it is wrong', '', 'none:1:1: error: it is wrong', '', '2 errors'].join('\n'),
  );
});

t.test('the caret stands under its place: wide letters, tabs, long lines', async (t) => {
  const caret = (line: string, col: number) =>
    plain([error(1, col)], { 'a.yaml': line })
      .split('\n')
      .slice(1, 3);
  t.same(caret('北京: x', 5), ['  1 | 北京: x', '    |       ^']);
  t.same(caret('\ta: x', 5), ['  1 | \ta: x', '    | \t   ^']);
  const [quoted = '', under = ''] = caret(`${'-'.repeat(300)}X${'-'.repeat(300)}`, 301);
  t.equal(quoted[under.indexOf('^')], 'X');
  t.ok(quoted.length < 140);
});

t.test('control characters of a file do not reach the terminal', async (t) => {
  const clear = '\u001b[2J\u202e';
  const text = plain([error(1, 1, { what: `bad ${clear}`, hint: clear })], { 'a.yaml': `x${clear}` });
  t.notOk(['\u001b', '\u202e'].some((character) => text.includes(character)));
  t.match(text, 'x\uFFFD[2J\uFFFD');
});

t.test('colour is on or off by parameter', async (t) => {
  const coloured = formatDiagnostics([error(1, 1)], { 'a.yaml': 'x' }, { color: true });
  t.match(coloured, '\u001b[31merror:');
  t.notMatch(plain([error(1, 1)], { 'a.yaml': 'x' }), '\u001b');
});
