import t from 'tap';
import { REASONS } from '../../../src/report/html/reasons.js';

t.test('marks are two letters and unique', async (t) => {
  const marks = Object.values(REASONS).map(({ mark }) => mark);
  t.same(
    marks.filter((mark) => !/^[A-Z]{2}$/.test(mark)),
    [],
  );
  t.equal(new Set(marks).size, marks.length);
});
