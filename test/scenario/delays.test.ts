import t from 'tap';
import { bothWays, delaysOf } from '../../src/scenario/delays.js';
import { latencyProblem, lossProblem } from '../../src/scenario/quantity.js';

t.test('one value is for both directions, two are there and back, none is nothing', async (t) => {
  t.same(bothWays('30ms', '0ms'), ['30ms', '30ms']);
  t.same(bothWays(['30ms', '10ms'], '0ms'), ['30ms', '10ms']);
  t.same(bothWays(undefined, '0%'), ['0%', '0%']);
});

t.test('each number is on its own side', async (t) => {
  t.same(delaysOf({ latency: ['30ms', '0.5s'], jitter: '2ms', loss: ['0.1%', '2%'] }), [
    { latency: 30, jitter: 2, loss: 0.001 },
    { latency: 500, jitter: 2, loss: 0.02 },
  ]);
  t.same(delaysOf({ loss: '1%' }), [
    { latency: 0, jitter: 0, loss: 0.01 },
    { latency: 0, jitter: 0, loss: 0.01 },
  ]);
});

t.test('how long and how lossy a way may be', async (t) => {
  for (const good of ['0ms', '1ms', '1000ms', '1s', '0.25ms']) t.equal(latencyProblem(good), undefined, good);
  t.match(latencyProblem('1001ms'), { what: '1001ms is too long', hint: 'the longest is 1000ms' });
  t.equal(latencyProblem('2s', 4000), undefined, 'a round trip may be longer');
  t.match(latencyProblem('30'), { hint: /the unit is missing/ });
  for (const good of ['0%', '0.001%', '50%']) t.equal(lossProblem(good), undefined, good);
  t.match(lossProblem('50.1%'), { what: '50.1% is too much' });
  t.match(lossProblem('0.1'), { what: '"0.1" is not a share' });
});
