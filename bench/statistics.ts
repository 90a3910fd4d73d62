/** The middle, and how far the runs were apart. */
export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
  readonly runs: number;
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  const upper = sorted[half] ?? Number.NaN;
  const lower = sorted[sorted.length % 2 === 0 ? half - 1 : half] ?? Number.NaN;
  return {
    median: (lower + upper) / 2,
    min: sorted[0] ?? Number.NaN,
    max: sorted.at(-1) ?? Number.NaN,
    runs: sorted.length,
  };
}

/** Where the median of all runs that could be made lies; without bounds if there are too few runs to say. */
export interface Estimate {
  readonly median: number;
  readonly low?: number;
  readonly high?: number;
  readonly runs: number;
}

const DOUBT = 0.05;

/**
 * With a certainty of 95 %, whatever the values' distribution: each is above the true median or below it with equal
 * chance, so the outermost values leave it outside as rarely as coins all fall alike.
 */
export function estimateOf(values: readonly number[]): Estimate {
  const sorted = [...values].sort((a, b) => a - b);
  const { median, runs } = spreadOf(values);
  let outside = 0;
  let chance = 2 ** -runs;
  let cut = 0;
  for (; outside + chance <= DOUBT / 2; cut++) {
    outside += chance;
    chance *= (runs - cut) / (cut + 1);
  }
  const [low, high] = [sorted[cut - 1], sorted[runs - cut]];
  return { median, runs, ...(low !== undefined && high !== undefined && { low, high }) };
}

/** Of values taken in turn: each of the other's in the same turn, as far as both have one. */
export const ratios = (values: readonly number[], others: readonly number[]): number[] =>
  values.slice(0, others.length).map((value, i) => value / (others[i] ?? Number.NaN));

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The exponent of y = a·x^b: the slope of the straight line through the logarithms, by least squares. */
export function exponentOf(points: readonly Point[]): number {
  const logs = points
    .filter(({ x, y }) => x > 0 && y > 0)
    .map(({ x, y }) => ({ x: Math.log(x), y: Math.log(y) }));
  const mean = (of: 'x' | 'y'): number => logs.reduce((sum, point) => sum + point[of], 0) / logs.length;
  const [mx, my] = [mean('x'), mean('y')];
  const above = logs.reduce((sum, { x, y }) => sum + (x - mx) * (y - my), 0);
  const below = logs.reduce((sum, { x }) => sum + (x - mx) ** 2, 0);
  return above / below;
}
