import t from 'tap';
import { formatSize, parseSize } from '../../src/model/units.js';

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
