import t from 'tap';
import { Compile } from 'typebox/compile';
import type { MatrixCheckEvent } from '../../../src/lab/event.js';
import { jsonReport } from '../../../src/report/json/report.js';
import { JsonReport } from '../../../src/report/json/schema.js';
import { junit } from '../../../src/report/junit.js';
import { recordOf } from '../../../src/report/record.js';
import { newStyle } from '../../../src/report/style.js';
import { tap } from '../../../src/report/tap.js';
import { checkLines } from '../../../src/report/text/check.js';
import { totalsOf } from '../../../src/report/totals.js';
import { at, FILE, step } from '../events/build.js';

const style = newStyle({ color: false, unicode: true });

const PASSED: MatrixCheckEvent = {
  type: 'check',
  check: 'matrix',
  at: at(20),
  hosts: 4,
  protocol: 'tcp',
  port: 443,
  asks: [
    {
      text: 'never prod - test',
      expect: 'unreachable',
      pairs: 8,
      predictedOtherwise: 0,
      measuredOtherwise: 0,
    },
  ],
  expected: 'never prod - test',
  predicted: { pairs: 8, otherwise: 0, text: 'NOT_ATTACHED vpc-test: 8 pairs' },
  predictedText: '8 pairs as expected',
  measured: { kind: 'matrix', pairs: 8, otherwise: 0 },
  measuredText: '8 pairs as expected',
  differences: 0,
  passed: true,
  why: [],
  ms: 160,
};
const WHY = 'expected never prod - test, measured reachable for 1 of 8 pairs: a -> b';
const FAILED: MatrixCheckEvent = {
  ...PASSED,
  measured: { kind: 'matrix', pairs: 8, otherwise: 1 },
  measuredText: '1 of 8 pairs otherwise',
  differences: 1,
  passed: false,
  why: [WHY],
};
const record = recordOf({ file: FILE, name: 'Matrix', declaredChecks: 2 }, [
  step(1, 'Look', 10),
  PASSED,
  FAILED,
  {
    type: 'end',
    passed: 1,
    failed: 1,
    calls: 0,
    unexpectedCalls: 0,
    ms: { total: 320, throughput: 0, silence: 0 },
  },
]);

t.test('text: one row and the reason, or everything it is about', async (t) => {
  const [row, note] = checkLines(PASSED, style);
  t.match(
    row,
    /^ {2}✓ matrix {5}4 hosts, TCP 443 {2}predicted 8 pairs as expected +measured 8 pairs as expected$/,
  );
  t.equal(note, '    expected never prod - test; NOT_ATTACHED vpc-test: 8 pairs');
  const failed = checkLines(FAILED, style).join('\n');
  t.match(failed, /measured {3}1 of 8 pairs otherwise/);
  t.match(failed, /a -> b/);
});

t.test('JSON fits its schema', async (t) => {
  const report = jsonReport([record], '1.2.3');
  t.same([...Compile(JsonReport).Errors(report)], []);
  t.match(report.scenarios[0]?.steps[0]?.items[1], {
    check: 'matrix',
    port: 443,
    differences: 1,
    why: [WHY],
  });
});

t.test('JUnit and TAP have a case for each', async (t) => {
  t.match(junit([record]), /name="step 1: matrix 4 hosts, TCP 443, never prod - test"/);
  t.match(junit([record]), /failures="1"/);
  t.match(tap([record]), /not ok 2 - step 1: matrix 4 hosts, TCP 443, never prod - test \(2\)/);
});

t.test('its time is no silence', async (t) => {
  const { end: _end, ...broken } = record;
  t.same(totalsOf([broken]).ms, { total: 320, throughput: 0, silence: 0 });
});
