import { duration } from '../report/text.js';
import { type Claim, under } from '../run/claim.js';
import type { Spread } from '../statistics.js';

/** What was promised of the start, and what came of it. */
export const startClaims = (data: unknown): Claim[] => {
  const { version, beside } = data as { readonly version?: Spread; readonly beside?: Spread };
  return [
    under('`transitlab --version`', version?.median ?? Number.NaN, 80, duration),
    under(
      'The tutorial, beside throughput seconds and awaited time-outs',
      beside?.median ?? Number.NaN,
      600,
      duration,
    ),
  ];
};
