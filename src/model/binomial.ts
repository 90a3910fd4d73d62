/** One in so many: a bound that luck does not cross. */
const CHANCE = 1e-6;

/**
 * Whether `hits` of `n` independent trials, each of which hits with probability `p`, are neither too few nor too many to
 * be luck: at least as far off as this happens once in a million times.
 */
export function isPlausible(hits: number, n: number, p: number): boolean {
  if (p <= 0 || p >= 1) return hits === (p <= 0 ? 0 : n);
  const below = atMost(hits, n, p);
  const above = 1 - atMost(hits - 1, n, p);
  return below > CHANCE && above > CHANCE;
}

/** The probability of `most` hits or fewer, summed term by term; each in logarithms, so that none is too small. */
function atMost(most: number, n: number, p: number): number {
  let sum = 0;
  let log = n * Math.log1p(-p);
  for (let hits = 0; hits <= most; hits++) {
    sum += Math.exp(log);
    log += Math.log((n - hits) / (hits + 1)) + Math.log(p / (1 - p));
  }
  return Math.min(1, sum);
}
