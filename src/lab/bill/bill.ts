import { type Way, wayKey } from '../../fabric/way.js';
import { type Bought, boughtCharge, type Charge, type Priced, trafficCharges } from './charges.js';
import { groups, pairOf } from './groups.js';
import type { Crossed } from './meter.js';
import { monthOf, monthsOf, samplesOf } from './percentile.js';

/** Whose account is charged for traffic between regions, and what for. */
export interface Bill {
  readonly traffic: readonly TrafficLine[];
  readonly charges: readonly Charge[];
}

/** One direction between two regions, in one month. */
export interface TrafficLine extends Way {
  readonly month: string;
  /** Bytes that the kernel counted, and those they stand for. */
  readonly counted: number;
  readonly bytes: number;
  /** Bits per second, means of five minutes. */
  readonly peak: number;
  readonly p95: number;
}

export const billOf = (crossed: readonly Crossed[], bought: readonly Bought[], priced: Priced): Bill => ({
  traffic: groups(crossed, ({ way }) => wayKey(way)).flatMap(trafficLines),
  charges: [
    ...groups(crossed, ({ way }) => pairKey(way)).flatMap((both) => trafficCharges(both, priced)),
    ...bought.map((row) => boughtCharge(row, priced)),
  ],
});

function pairKey(way: Way): string {
  const [from, to] = pairOf(way);
  return wayKey({ ...way, from, to });
}

function trafficLines(crossed: readonly Crossed[]): TrafficLine[] {
  const [first] = crossed;
  if (!first) return [];
  const countedIn = (month: string): number =>
    crossed.reduce((sum, { at, counted }) => (monthOf(at) === month ? sum + counted : sum), 0);
  return monthsOf(samplesOf(crossed)).map(({ month, bytes, peak, p95 }) => ({
    ...first.way,
    month,
    counted: countedIn(month),
    bytes,
    peak,
    p95,
  }));
}
