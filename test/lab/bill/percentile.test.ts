import t, { type Test } from 'tap';
import { larger, monthsOf, samplesOf } from '../../../src/lab/bill/percentile.js';
import { DAY, flow, HOUR, JANUARY, MINUTE, way } from './ways.js';

const close = (t: Test, found: number | undefined, wanted: number, message?: string) =>
  t.ok(Math.abs((found ?? Number.NaN) - wanted) <= wanted * 1e-9, `${found} is ${wanted} ${message ?? ''}`);

t.test('what holds for a time is spread over its samples evenly', async (t) => {
  const samples = samplesOf([flow(JANUARY + 4 * MINUTE, 7 * MINUTE, 8000)]);
  t.same([...samples.values()].map(Math.round), [60_000, 300_000, 60_000]);
  const alone = samplesOf([{ way: way(), at: JANUARY + MINUTE, counted: 500, heldMs: 0, bytes: 500 }]);
  t.same([...alone.values()], [500]);
});

t.test('the top 5 % of the samples of valid days are left out', async (t) => {
  // 288 samples a day: 14 are left out, the 15th counts.
  const hour = (hours: number, rate: number) => flow(JANUARY, hours * HOUR, rate);
  const [short] = monthsOf(samplesOf([hour(14 / 12, 5e6)]));
  t.match(short, { month: '2024-01', p95: 0, validDays: 1, days: 31 });
  const [long] = monthsOf(samplesOf([hour(15 / 12, 5e6)]));
  close(t, long?.p95, 5e6);
  const [burst] = monthsOf(samplesOf([hour(14 / 12, 20e6), hour(3, 5e6)]));
  close(t, burst?.peak, 25e6, 'what comes together adds up');
  close(t, burst?.p95, 5e6);
});

t.test('fourteen days of traffic have 4,032 samples, of which 201 are left out', async (t) => {
  const june = Date.UTC(2024, 5, 1);
  const days = Array.from({ length: 14 }, (_, day) => flow(june + day * DAY, DAY, 1e6));
  const high = (samples: number) =>
    monthsOf(samplesOf([...days, flow(june, samples * 5 * MINUTE, 1e6)]))[0]?.p95;
  close(t, high(201), 1e6);
  close(t, high(202), 2e6);
});

t.test('a day without a sample above 10 Kbps is no valid one', async (t) => {
  const months = monthsOf(samplesOf([flow(JANUARY, DAY, 9_999), flow(JANUARY + DAY, DAY, 10_001)]));
  t.match(months, [{ validDays: 1, days: 31 }]);
  close(t, months[0]?.p95, 10_001);
  t.match(monthsOf(samplesOf([flow(JANUARY, DAY, 10_000)])), [{ validDays: 0, p95: 0 }]);
});

t.test('each month has its own', async (t) => {
  const months = monthsOf(samplesOf([flow(Date.UTC(2024, 1, 29, 23), 2 * HOUR, 1e6)]));
  t.match(months, [
    { month: '2024-02', days: 29, validDays: 1 },
    { month: '2024-03', days: 31, validDays: 1 },
  ]);
  close(t, months[0]?.bytes, months[1]?.bytes ?? 0);
  t.same(monthsOf(samplesOf([])), []);
});

t.test('of two directions the busier one, sample by sample', async (t) => {
  const a = samplesOf([flow(JANUARY, 10 * MINUTE, 8000)]);
  const b = samplesOf([flow(JANUARY + 5 * MINUTE, 10 * MINUTE, 16_000)]);
  t.same([...larger([a, b]).values()].map(Math.round), [300_000, 600_000, 600_000]);
});
