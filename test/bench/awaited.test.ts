import t from 'tap';
import { awaited, total } from '../../bench/parts/awaited.js';

t.test('what is awaited is what tools have measured, not how long checks took', async (t) => {
  const waits = awaited([
    { ms: 1007, measured: { kind: 'ping', received: 0 } },
    { ms: 726, measured: { kind: 'ping', received: 1, rtt: { avg: 720.5 } } },
    { ms: 9240, measured: { kind: 'throughput', seconds: 5.5, lineSeconds: 9.25 } },
    { ms: 4080, measured: { kind: 'throughput', seconds: 3 } },
    { ms: 8150, measured: { kind: 'throughput', seconds: 3, repeats: 1 } },
  ]);
  t.same(waits, { silence: 1000, echoes: 720.5, throughput: 12_000, slowLines: 9250 });
  t.equal(total(waits), 22_970.5);
  t.equal(total(awaited([])), 0);
});
