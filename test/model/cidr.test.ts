import fc from 'fast-check';
import t from 'tap';
import {
  cidr,
  compareCidr,
  contains,
  formatIp,
  hasIp,
  lastOf,
  overlaps,
  parseCidr,
  parseIp,
  sizeOf,
} from '../../src/model/cidr.js';
import { formatDuration, formatRate, parseDuration, parseRate } from '../../src/model/units.js';

const seed = Number(process.env.SEED ?? Date.now() % 1e6);
t.comment(`SEED=${seed}`);

t.test('addresses go to numbers and back', async (t) => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0xffffffff }), (n) => parseIp(formatIp(n)) === n),
    { seed },
  );
  for (const wrong of [
    '',
    '1.2.3',
    '1.2.3.4.5',
    '256.0.0.1',
    '01.2.3.4',
    '1.2.3.4 ',
    'a.b.c.d',
    '1.2.3.-4',
  ]) {
    t.equal(parseIp(wrong), undefined, wrong);
  }
});

t.test('blocks: host bits are cleared, a bare address is /32', async (t) => {
  t.equal(parseCidr('10.1.2.3/8')?.text, '10.0.0.0/8');
  t.equal(parseCidr('10.1.2.3')?.text, '10.1.2.3/32');
  t.equal(parseCidr('0.0.0.0/0')?.text, '0.0.0.0/0');
  for (const wrong of [
    '10.0.0.0/33',
    '10.0.0.0/',
    '10.0.0.0/08',
    '10.0.0.0/8/8',
    '/8',
    '10.0.0/8',
    '::1/64',
    '',
  ]) {
    t.equal(parseCidr(wrong), undefined, wrong);
  }
});

t.test('containing and overlapping agree with the addresses', async (t) => {
  const block = fc
    .tuple(fc.integer({ min: 0, max: 0xffffffff }), fc.integer({ min: 0, max: 32 }))
    .map(([base, bits]) => cidr(`${formatIp(base)}/${bits}`));
  fc.assert(
    fc.property(block, block, (a, b) => {
      const inside = hasIp(a, b.base) && hasIp(a, lastOf(b));
      return (
        contains(a, b) === inside &&
        overlaps(a, b) === (inside || (hasIp(b, a.base) && hasIp(b, lastOf(a)))) &&
        lastOf(a) - a.base + 1 === sizeOf(a) &&
        Math.sign(compareCidr(a, b)) === -Math.sign(compareCidr(b, a))
      );
    }),
    { seed },
  );
  t.pass('for all pairs tried');
});

t.test('rates and durations', async (t) => {
  t.equal(parseRate('5Mbps'), 5e6);
  t.equal(parseRate('1.5 Gbps'), 1.5e9);
  for (const wrong of ['5MB', '5', 'Mbps', '5mbps', '-5Mbps']) t.equal(parseRate(wrong), undefined, wrong);
  t.equal(parseDuration('7d'), 604_800_000);
  t.equal(parseDuration('20min'), 1_200_000);
  for (const wrong of ['7', 'd', '7 weeks']) t.equal(parseDuration(wrong), undefined, wrong);
  t.equal(formatRate(999.6), '1 Kbps', 'rounded before the unit is chosen');
  t.equal(formatRate(4_782_034), '4.78 Mbps');
  t.equal(formatRate(12), '12 bps');
  t.equal(formatDuration(604_800_000), '7 d');
  t.equal(formatDuration(1500), '1.5 s');
});
