import t from 'tap';
import type { RoundTrip, Verdict } from '../../src/analyze/verdict.js';
import { silenceMs } from '../../src/lab/measure.js';
import { expectedRoundTrip, roundTripDifferences, roundTripText } from '../../src/lab/round-trip.js';
import type { PingMeasured } from '../../src/probe/measured.js';
import type { PingCheck } from '../../src/scenario/schema.js';

const verdict = (roundTrip?: Partial<RoundTrip>): Verdict => ({
  reachable: true,
  text: 'through vpc-a',
  path: [],
  returnPath: [],
  ...(roundTrip && { roundTrip: { rtt: 0, jitter: 0, loss: 0, ...roundTrip } }),
});
const ping = (more: Partial<PingCheck>): PingCheck => ({ ping: ['a', 'b'], expect: 'reachable', ...more });
const echoes = (min: number, received = 100): PingMeasured => ({
  kind: 'ping',
  reachable: true,
  sent: 100,
  received,
  rtt: { min, avg: min + 50, max: min + 500 },
});

t.test('what is predicted and what is expected, as far as it is', async (t) => {
  t.equal(roundTripText(verdict()), '');
  t.equal(roundTripText(verdict({ rtt: 60 })), ', rtt 60 ms');
  t.equal(roundTripText(verdict({ rtt: 60.1236, jitter: 0.25 })), ', rtt 60.124 ms ± 0.25 ms');
  t.equal(roundTripText(verdict({ loss: 0.0199 })), ', loss 1.99 %');
  t.equal(expectedRoundTrip(ping({})), '');
  t.equal(expectedRoundTrip(ping({ loss: '2%' })), ', loss 2%');
});

t.test('a short round trip may be a millisecond off, a long one 2 %', async (t) => {
  const rtt = (wanted: string, predicted: number, least: number) =>
    roundTripDifferences(ping({ rtt: wanted }), verdict({ rtt: predicted }), echoes(least)).length;
  t.equal(rtt('5ms', 5, 5.99), 0);
  t.equal(rtt('5ms', 5, 6.01), 1);
  t.equal(rtt('5ms', 5, 3.99), 1, 'too quick');
  t.equal(rtt('200ms', 200, 203.9), 0);
  t.equal(rtt('200ms', 200, 204.1), 1);
  t.equal(rtt('200ms', 204.1, 204.1), 1, 'expected and predicted have to agree as well');
  const { rtt: _none, ...silent } = echoes(0, 0);
  t.same(
    roundTripDifferences(ping({ rtt: '5ms' }), verdict({ rtt: 5 }), silent),
    [],
    'silence is told elsewhere',
  );
});

t.test('losses are one within 2 % of them, or a twentieth of a percent', async (t) => {
  const loss = (wanted: string, predicted: number, received: number) =>
    roundTripDifferences(ping({ loss: wanted }), verdict({ loss: predicted }), echoes(0, received)).length;
  t.equal(loss('10%', 0.1, 90), 0);
  t.equal(loss('10%', 0.1019, 90), 0);
  t.equal(loss('10%', 0.1025, 90), 1);
  t.equal(loss('0.1%', 0.00149, 100), 0);
  t.equal(loss('0.1%', 0.0016, 100), 1);
  t.equal(loss('0%', 0, 99), 1, 'nothing may be lost where nothing is to be');
});

t.test('how long nothing is waited for', async (t) => {
  const plain = silenceMs(verdict());
  t.ok(silenceMs({ reachable: false }) < plain, 'an answer that is to come gets more time');
  t.equal(silenceMs(verdict({ rtt: 60, jitter: 4 })), plain + 64);
  t.ok(silenceMs(verdict({ loss: 0.01 })) >= plain + 10_000, 'TCP says again what was lost');
  const slow = silenceMs({ ...verdict(), rate: 1e3 });
  t.equal(slow, plain + 2 * 8 * 98 * 8, 'eight echoes in front of it, there and back, on a kilobit a second');
});
