import { duration, gigabytes } from '../report/text.js';
import { atLeast, atMost, type Claim, exponentAtMost, under } from '../run/claim.js';
import { exponentOf } from '../statistics.js';
import type { Row } from './star.js';

const GIB = 2 ** 30;

/** What was promised of a star, and what came of it. */
export function starClaims(rows: readonly Row[]): Claim[] {
  const row = (hosts: number, rival: Row['rival']): Row | undefined =>
    rows.find((one) => one.hosts === hosts && one.rival === rival);
  const own = (hosts: number) => row(hosts, 'transitlab')?.figures;
  const factor = (value: number): string => `${value.toFixed(value < 10 ? 2 : 0)}×`;
  const large = rows.filter(({ hosts, rival }) => rival === 'transitlab' && hosts >= LARGE);
  return [
    atMost('Up at 1,000 hosts, of the floor', median(row(1000, 'transitlab')?.ofFloor), 1.25, factor),
    atLeast('Up at 500 hosts, faster than Mininet', median(row(500, 'Mininet')?.faster.up), 10, factor),
    exponentAtMost(
      'Growth of up with hosts, from 100 to 5,000: exponent',
      // Two sizes give a slope, but no measure of growth.
      large.length < 3
        ? Number.NaN
        : exponentOf(large.map(({ hosts, figures }) => ({ x: hosts, y: figures.up.median }))),
      1.1,
    ),
    atMost('Peak memory at 5,000 hosts', median(own(5000)?.memory), 24 * GIB, gigabytes),
    atLeast(
      'Every pair of 100 hosts, faster than Mininet’s `pingAll`',
      median(row(100, 'Mininet')?.faster.matrix),
      100,
      factor,
    ),
    under('Every pair of 1,000 hosts: 999,000', median(own(1000)?.matrix), 15_000, duration),
    under('Down at 1,000 hosts, the kernel’s clean-up aside', median(own(1000)?.down), 200, duration),
  ];
}

/** Below that, what does not grow with hosts weighs too much. */
const LARGE = 100;

const median = (spread?: { readonly median: number }): number => spread?.median ?? Number.NaN;
