import t from 'tap';
import { diffOf } from '../../../src/report/matrix/changes.js';
import { diffLines } from '../../../src/report/matrix/diff-text.js';
import { matrixLines } from '../../../src/report/matrix/text.js';
import { newStyle } from '../../../src/report/style.js';
import { rule, twoRegions, withRouter, withRules } from '../../fabric.js';
import { asPredicted, matrixOf, regions } from './matrices.js';

const style = newStyle({ color: false, unicode: true });
const narrow = newStyle({ color: false, unicode: false, width: 50 });
const LAST = { step: 2, title: 'All is joined' };
const closed = withRules(regions(2), 'b', { ingress: [rule('closed', 'drop')] });

t.test('who reaches whom, why not, and that packets do the same', async (t) => {
  const matrix = matrixOf(closed, LAST);
  const lines = matrixLines({ ...matrix, measured: asPredicted(matrix) }, style);
  t.same(lines.slice(0, 14), [
    'after step 2: All is joined',
    'TCP 443, 4 hosts, 12 pairs: 9 reachable, 3 blocked',
    '✓ measured: packets do as predicted',
    '',
    '               1 2 3 4',
    'vpc-a  1 a     · S ✓ ✓',
    'vpc-b  2 b     ✓ · ✓ ✓',
    '       3 b001  ✓ S · ✓',
    '       4 b002  ✓ S ✓ ·',
    '',
    '  S SG_INGRESS_DENY',
    '  ✓ reachable',
    '',
    'Blocked',
  ]);
  t.equal(lines[14], '  vpc-a → vpc-b: 1 pair, SG_INGRESS_DENY sg-b');
});

t.test('a pair of which packets say something else is loud, and told in full', async (t) => {
  const matrix = matrixOf(twoRegions(), LAST);
  const lines = matrixLines({ ...matrix, measured: asPredicted(matrix, ['0 1']) }, style);
  t.ok(lines.includes('✗ measured: 1 pair otherwise than predicted'));
  t.ok(lines.includes('vpc-a  1 a  · !'));
  t.ok(lines.includes('vpc-b  2 b  ✓ ·'));
  t.ok(lines.includes('  ! prediction and packets differ'));
  t.ok(
    lines.some((line) =>
      /^ {2}a -> b tcp\/443: predicted reachable .* measured: nothing arrived$/.test(line),
    ),
  );
});

t.test('an answer that does not come back has a small letter', async (t) => {
  const fabric = withRouter(twoRegions(), 'vpc-b', (router) => ({
    ...router,
    tables: { main: (router.tables.main ?? []).filter(({ target }) => target.kind !== 'link') },
  }));
  const lines = matrixLines(matrixOf(fabric, { step: 0 }), style);
  t.equal(lines[0], 'before the first step');
  t.equal(lines[2], 'predicted; no packet was sent');
  t.ok(lines.includes('vpc-a  1 a  · n'));
  t.ok(lines.includes('vpc-b  2 b  N ·'));
  t.ok(lines.includes('  n NO_ROUTE, of the answer'));
  t.ok(lines.includes('  vpc-a → vpc-b: 1 pair, NO_ROUTE vpc-b (the answer)'));
});

t.test('many hosts stand together until the grid fits', async (t) => {
  const lines = matrixLines(matrixOf(regions(100), LAST), narrow);
  t.ok(lines.includes('vpc-b  2 b                    + . +'));
  t.ok(lines.includes('       3 b001 and 99 like it  + + +'));
  for (const line of lines.slice(0, 10)) t.ok(line.length <= 50, line);
});

t.test('one column a cell where two do not fit', async (t) => {
  const lines = matrixLines(matrixOf(regions(18), LAST), narrow);
  t.ok(lines.includes(`${' '.repeat(16)}12345678901234567890`));
  t.ok(lines.includes('vpc-a   1 a     .+++++++++++++++++++'));
});

t.test('what changed between two moments', async (t) => {
  const before = matrixOf(closed, { step: 1, title: 'Closed' });
  const after = matrixOf(withRules(regions(3), 'a', { ingress: [rule('closed', 'drop')] }), LAST);
  const lines = diffLines(diffOf(before, after), style);
  t.equal(lines[0], 'after step 1: Closed → after step 2: All is joined');
  t.equal(lines[1], 'TCP 443, 4 hosts: 3 opened, 3 closed, 0 blocked for another reason');
  t.ok(lines.includes('new, and not compared: b003'));
  t.ok(lines.includes('vpc-a  1 a     · + ✓ ✓'));
  t.ok(lines.includes('vpc-b  2 b     - · ✓ ✓'));
  t.ok(lines.includes('  vpc-a → vpc-b: 1 pair, was SG_INGRESS_DENY sg-b'));
  t.ok(lines.includes('  vpc-b → vpc-a: 3 pairs, now SG_INGRESS_DENY sg-a'));
});

t.test('blocked before and after, for different reasons', async (t) => {
  const before = matrixOf(withRules(twoRegions(), 'b', { ingress: [rule('in', 'drop')] }), { step: 1 });
  const after = matrixOf(withRules(twoRegions(), 'a', { egress: [rule('out', 'drop')] }), { step: 2 });
  const lines = diffLines(diffOf(before, after), style);
  t.ok(lines.includes('vpc-a  1 a  · ~'));
  t.ok(lines.includes('  vpc-a → vpc-b: 1 pair, was SG_INGRESS_DENY sg-b, now SG_EGRESS_DENY sg-a'));
});
