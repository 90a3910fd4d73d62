import stringWidth from 'string-width';
import t from 'tap';
import { newStyle } from '../../src/report/style.js';
import { table } from '../../src/report/table.js';
import { flow, pad, paragraph, plain } from '../../src/report/text/layout.js';

const style = newStyle({ color: false, unicode: true, width: 30 });
const ascii = newStyle({ color: false, unicode: false, width: 30 });

t.test('foreign text cannot drive the terminal', async (t) => {
  t.equal(plain('a\u001b[31mb\nc\u0007', style), 'a\\u001b[31mb\\u000ac\\u0007');
  t.equal(plain('abc\u202egpj.exe', style), 'abc\\u202egpj.exe', 'nor turn the direction of writing');
  t.equal(plain('杭州–北京 → …', style), '杭州–北京 → …');
});

t.test('typography becomes ASCII where only that can be shown', async (t) => {
  t.equal(plain('cn-a–cn-b → ‘x’ …', ascii), "cn-a-cn-b -> 'x' ...");
});

t.test('columns are counted as a terminal shows them', async (t) => {
  t.equal(stringWidth(pad('北京', 8)), 8);
  const lines = table(
    ['A', 'B'],
    [
      ['北京', 1],
      ['x', 22],
    ],
    style,
  );
  t.same(lines, ['A      B', '北京   1', 'x     22']);
});

t.test('a paragraph breaks at spaces only and keeps its lines', async (t) => {
  t.same(paragraph('one two three four five six\nseven', 10, style), [
    'one two three four',
    'five six',
    'seven',
  ]);
  t.same(paragraph('cen-0123456789012345678901234567890123456789', 10, style), [
    'cen-0123456789012345678901234567890123456789',
  ]);
});

t.test('items flow into lines, none is broken', async (t) => {
  t.same(flow(['a=1', 'bb=22', 'ccc=3 3 3', 'dddd=4444'], 4, 21, style), [
    'a=1',
    'bb=22  ccc=3 3 3',
    'dddd=4444',
  ]);
  t.same(flow([], 4, 20, style), []);
});
