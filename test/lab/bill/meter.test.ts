import t from 'tap';
import type { Counters } from '../../../src/kernel/counters.js';
import { advance, expecting, type Meter, NEW_METER, rebase } from '../../../src/lab/bill/meter.js';
import type { MeterPoint } from '../../../src/plane/compile/meters.js';
import { back, way } from './ways.js';

const there: MeterPoint = { namespace: 'transit:tr-a', dev: 'cable', way: way() };
const andBack: MeterPoint = { namespace: 'transit:tr-b', dev: 'cable', way: way(back) };
const points = [there, andBack];

const reading = (a: number, b: number): Counters[] => [
  { namespace: there.namespace, dev: there.dev, sent: a, received: b },
  { namespace: andBack.namespace, dev: andBack.dev, sent: b, received: a },
];
const counted = ({ crossed }: Meter) => crossed.map(({ way: { from }, at, counted }) => [from, at, counted]);

t.test('what was sent since the last reading counts, each direction on its own', async (t) => {
  const first = advance(NEW_METER, points, reading(1000, 0), { now: 1 });
  const second = advance(first, points, reading(1500, 40), { now: 2 });
  const third = advance(second, points, reading(1500, 40), { now: 3 });
  t.same(counted(third), [
    ['ap-guangzhou', 1, 1000],
    ['ap-guangzhou', 2, 500],
    ['ap-shanghai', 2, 40],
  ]);
});

t.test('a cable made anew begins at nothing', async (t) => {
  const before = advance(NEW_METER, points, reading(1000, 0), { now: 1 });
  const after = advance(rebase(before, reading(0, 0)), points, reading(1200, 0), { now: 2 });
  t.same(counted(after), [
    ['ap-guangzhou', 1, 1000],
    ['ap-guangzhou', 2, 1200],
  ]);
  t.same(
    counted(advance(before, points, reading(300, 0), { now: 2 })).at(-1),
    ['ap-guangzhou', 2, 300],
    'also if nobody said so',
  );
  t.same(counted(advance(before, points, [], { now: 2 })), counted(before), 'what is gone sends nothing');
});

t.test('what a rate stands for, and in proportion what came with it', async (t) => {
  // Two seconds at 8 Mbps.
  const held = { ms: 3_600_000, rate: 8e6 };
  const { crossed } = advance(NEW_METER, points, reading(2e6, 1e5), { now: 1, held });
  t.match(crossed, [
    { counted: 2e6, bytes: 3.6e9, heldMs: 3_600_000 },
    { counted: 1e5, bytes: 1.8e8, heldMs: 3_600_000 },
  ]);
  const short = { ms: 1000, rate: 8e6 };
  t.match(
    advance(NEW_METER, points, reading(2e6, 0), { now: 1, held: short }).crossed,
    [{ counted: 2e6, bytes: 2e6, heldMs: 0 }],
    'never less than was sent',
  );
});

t.test('ways that checks had to take are kept once', async (t) => {
  const once = expecting(NEW_METER, [way(), way(), way(back)]);
  t.same(once.expected, [way(), way(back)]);
  t.equal(expecting(once, [way()]), once);
});
