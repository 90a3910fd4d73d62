import t from 'tap';
import { isUnicode, wantsColor } from '../../src/cli/dress.js';

const sink = (isTTY: boolean) => ({ write: () => {}, isTTY, columns: undefined });

t.test('colour: NO_COLOR, then FORCE_COLOR, then the terminal', async (t) => {
  t.equal(wantsColor(sink(true), {}), true);
  t.equal(wantsColor(sink(false), {}), false);
  t.equal(wantsColor(sink(false), { CI: 'true' }), false);
  t.equal(wantsColor(sink(true), { TERM: 'dumb' }), false);
  t.equal(wantsColor(sink(true), { NO_COLOR: '1' }), false);
  t.equal(wantsColor(sink(true), { NO_COLOR: '' }), true, 'empty is not set');
  t.equal(wantsColor(sink(false), { FORCE_COLOR: '1' }), true);
  t.equal(wantsColor(sink(true), { FORCE_COLOR: '0' }), false);
  t.equal(wantsColor(sink(false), { FORCE_COLOR: '1', NO_COLOR: '1' }), false);
});

t.test('characters: the first variable of the locale that is set decides', async (t) => {
  t.equal(isUnicode({ LANG: 'en_GB.UTF-8' }), true);
  t.equal(isUnicode({ LANG: 'C.utf8' }), true);
  t.equal(isUnicode({ LANG: 'C' }), false);
  t.equal(isUnicode({ LC_ALL: 'POSIX', LANG: 'en_GB.UTF-8' }), false);
  t.equal(isUnicode({ LC_ALL: '', LC_CTYPE: 'zh_CN.GB18030', LANG: 'en_GB.UTF-8' }), false);
  t.equal(isUnicode({}), true, 'no locale at all forbids nothing');
});
