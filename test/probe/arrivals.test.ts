import t from 'tap';
import { busyFrameRate, frameRate } from '../../src/probe/arrivals.js';

t.test('frames between the first and the last arrival', async (t) => {
  t.equal(frameRate([1000, 1800, 2600, 3400], 250, 5000), 1.25);
});

t.test('too few frames are spread over the time', async (t) => {
  t.equal(frameRate([3000], 1000, 5000), 0.25);
  t.equal(frameRate([], 1000, 5000), 0);
  t.equal(frameRate([], 1000, 1000), 0);
  t.equal(frameRate([3000, 3000], 1000, 2000), 2, 'also if they came at once');
});

t.test('pauses of the sender are not the line', async (t) => {
  t.equal(busyFrameRate([0, 100, 200, 511, 611, 711], 0, 1000), 10);
  t.equal(frameRate([0, 100, 200, 511, 611, 711], 0, 1000) < 10, true);
  t.equal(busyFrameRate([5, 5, 5, 6], 0, 10), 3000, 'many at once: a plain mean');
  t.equal(busyFrameRate([7], 0, 1000), 1);
});
