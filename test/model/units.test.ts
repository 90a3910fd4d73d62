import t from 'tap';
import {
  formatDuration,
  formatRate,
  formatShare,
  formatSize,
  parseDuration,
  parseRate,
  parseShare,
  parseSize,
} from '../../src/model/units.js';

t.test('sizes are decimal', async (t) => {
  t.equal(parseSize('760B'), 760);
  t.equal(parseSize('1.5 MB'), 1.5e6);
  t.equal(parseSize('2TB'), 2e12);
  for (const text of ['5', '5 mb', '5MiB', 'MB', '-1KB', '']) t.equal(parseSize(text), undefined, text);
});

t.test('sizes for people', async (t) => {
  t.equal(formatSize(0), '0 B');
  t.equal(formatSize(98), '98 B');
  t.equal(formatSize(999_600), '1 MB', 'rounded before its unit is chosen');
  t.equal(formatSize(4.492e9), '4.49 GB');
});

t.test('shares are in percent', async (t) => {
  t.equal(parseShare('0.1%'), 0.001);
  t.equal(parseShare('2 %'), 0.02);
  t.equal(parseShare('0%'), 0);
  t.equal(parseShare('100%'), 1);
  for (const text of ['100.1%', '2', '0.02', '-1%', '%', '.5%', '2%%', '1 % of all', ''])
    t.equal(parseShare(text), undefined, text);
});

t.test('shares for people', async (t) => {
  t.equal(formatShare(0.001), '0.1 %');
  t.equal(formatShare(0.0199999), '2 %', 'three digits');
  t.equal(formatShare(1 / 3), '33.3 %');
  t.equal(formatShare(0), '0 %');
  for (const share of [0.001, 0.02, 0.5]) t.equal(parseShare(formatShare(share)), share);
});

t.test('rates are in bits per second, decimal, with their units spelt so and not otherwise', async (t) => {
  t.equal(parseRate('5Mbps'), 5e6);
  t.equal(parseRate('1 Kbps'), 1e3);
  t.equal(parseRate('2.5Gbps'), 2.5e9);
  t.equal(parseRate('800bps'), 800);
  for (const text of ['5', '5mbps', '5MBps', '5 Mbit/s', '-5Mbps', '5e6bps', 'Mbps', 'unlimited'])
    t.equal(parseRate(text), undefined, text);
  t.equal(formatRate(999.6e3), '1 Mbps', 'rounded before its unit is chosen');
  t.equal(formatRate(4_781_234), '4.78 Mbps');
  t.equal(formatRate(0), '0 bps');
});

t.test('times', async (t) => {
  t.equal(parseDuration('500ms'), 500);
  t.equal(parseDuration('0.5ms'), 0.5);
  t.equal(parseDuration('20min'), parseDuration('20m'));
  t.equal(parseDuration('7d'), 7 * 86_400_000);
  for (const text of ['7', '7 days', '1h30m', '-1s', 's']) t.equal(parseDuration(text), undefined, text);
  t.equal(formatDuration(0.4), '0 ms');
  t.equal(formatDuration(999), '999 ms');
  t.equal(formatDuration(90_000), '1.5 min');
});
