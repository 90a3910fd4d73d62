import t from 'tap';
import { busyOf, type Sample } from '../../../src/probe/machine/busy.js';

/** Four samples a second; `use` of a hundred ticks that two cores have in each. */
function samples(uses: readonly number[], more: (i: number) => Partial<Sample> = () => ({})): Sample[] {
  let sum = 1000;
  const sums = [sum, ...uses.map((use) => (sum += use))];
  return sums.map((used, i) => ({
    at: 50 + 250 * i,
    cpu: { used, total: 5000 + 100 * i },
    ...more(i),
  }));
}

const times = (n: number, use: number): number[] => Array.from({ length: n }, () => use);

t.test('a machine that keeps up', async (t) => {
  t.equal(busyOf(samples(times(20, 60))), undefined);
  t.equal(busyOf(samples([...times(8, 40), 100, 100, ...times(8, 40)])), undefined, 'half a second is short');
  t.equal(busyOf([]), undefined);
  t.equal(busyOf([{ at: 1 }, { at: 3000 }]), undefined, 'one that tells nothing');
});

t.test('one second without a free core is enough', async (t) => {
  const busy = busyOf(samples([...times(12, 20), ...times(4, 98), ...times(12, 20)]));
  t.match(busy, { softnetDrops: 0, text: 'CPU 98 % in use' });
  t.ok(Math.abs((busy?.cpu ?? 0) - 0.98) < 1e-9);
  t.equal(busyOf(samples(times(2, 96)))?.text, 'CPU 96 % in use', 'of less than a second the whole counts');
});

t.test('packets dropped by the machine itself', async (t) => {
  const dropped = (drops: number, squeezes: number) => (i: number) => ({
    softnet: { drops: 7 + (i === 0 ? 0 : drops), squeezes: i === 0 ? 0 : squeezes },
  });
  t.equal(
    busyOf(samples(times(8, 30), dropped(1204, 3)))?.text,
    'CPU 30 % in use, 1,204 packets dropped in softnet, 3 times out of time for packets',
  );
  t.equal(busyOf(samples(times(8, 30), dropped(1, 0)))?.text, 'CPU 30 % in use, 1 packet dropped in softnet');
  t.equal(busyOf(samples(times(8, 30), dropped(0, 5))), undefined, 'packets that came later are not lost');
});

t.test('cores of the lab’s own that are few, or a quota', async (t) => {
  const waiting = (share: number) => (i: number) => ({ waited: 9 + i * 250_000 * share });
  t.equal(
    busyOf(samples(times(8, 10), waiting(0.92)))?.text,
    'CPU 10 % in use, tasks waiting for a core 92 % of the time',
  );
  t.equal(busyOf(samples(times(8, 10), waiting(0.6))), undefined);
  const throttled = (i: number) => ({ throttled: i * 250_000 * 0.3 });
  t.equal(
    busyOf(samples(times(8, 10), throttled))?.text,
    'CPU 10 % in use, held back by a CPU quota 30 % of the time',
  );
});
