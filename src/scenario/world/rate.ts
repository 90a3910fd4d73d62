import { parseRate } from '../../model/units.js';

/** Bits per second. Throws `TypeError` for a text that was not found to be a rate. */
export function rateOf(text: string): number {
  const rate = parseRate(text);
  if (rate === undefined) throw new TypeError(`not a rate: ${text}`);
  return rate;
}
