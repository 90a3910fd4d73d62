import t from 'tap';
import { isPlausible } from '../../src/model/binomial.js';

t.test('what luck may do, and what it may not', async (t) => {
  t.ok(isPlausible(200, 1000, 0.2));
  t.ok(isPlausible(150, 1000, 0.2), 'four deviations below');
  t.notOk(isPlausible(130, 1000, 0.2), 'five and a half below');
  t.notOk(isPlausible(270, 1000, 0.2));
  t.ok(isPlausible(0, 10, 0.5) && isPlausible(10, 10, 0.5), 'one in a thousand');
  t.notOk(isPlausible(0, 30, 0.5), 'one in a thousand million');
  t.notOk(isPlausible(100, 100, 0.001));
});

t.test('what never or always happens', async (t) => {
  t.ok(isPlausible(0, 100, 0));
  t.notOk(isPlausible(1, 100, 0));
  t.ok(isPlausible(100, 100, 1));
  t.notOk(isPlausible(99, 100, 1));
});
