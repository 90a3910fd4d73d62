import t from 'tap';
import { roundTrip } from '../../src/analyze/round-trip.js';
import type { Crossing } from '../../src/analyze/walk.js';
import type { Delay, FabricLink } from '../../src/fabric/fabric.js';

const delay = (latency: number, jitter = 0, loss = 0): Delay => ({ latency, jitter, loss });
const crossing = (end: 0 | 1, both?: readonly [Delay, Delay]): Crossing => {
  const link: FabricLink = {
    id: 'x',
    kind: 'line',
    label: 'x',
    ends: ['a', 'b'],
    up: true,
    ...(both && { delay: both }),
  };
  return { link, end };
};

t.test('the delay is that of the end by which the link is entered', async (t) => {
  const both = [delay(30, 2), delay(7, 1)] as const;
  t.match(roundTrip([crossing(0, both)]), { roundTrip: { rtt: 30, jitter: 2, loss: 0 } });
  t.match(roundTrip([crossing(1, both)]), { roundTrip: { rtt: 7, jitter: 1 } });
  t.match(roundTrip([crossing(0, both), crossing(1, both), crossing(0)]), {
    roundTrip: { rtt: 37, jitter: 3 },
  });
});

t.test('packets have to survive every link: losses do not add up', async (t) => {
  const lossy = [delay(0, 0, 0.5), delay(0, 0, 0.5)] as const;
  t.equal(roundTrip([crossing(0, lossy), crossing(1, lossy), crossing(0, lossy)]).roundTrip?.loss, 0.875);
});

t.test('nothing is nothing', async (t) => {
  t.same(roundTrip([]), {});
  t.same(roundTrip([crossing(0), crossing(1, [delay(5), delay(0)])]), {}, 'the other direction has it');
});
