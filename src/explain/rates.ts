import type { RateReason, Verdict } from '../analyze/verdict.js';
import type { ExplainedHop, Explanation, Located } from './explanation.js';

type Rated = Pick<Verdict, 'rate' | 'rateText' | 'limit'>;

/** The shapers that set the rates there and back, with their places in the file. */
export function narrowestOf(
  verdict: Rated & Pick<Verdict, 'back'>,
  there: readonly ExplainedHop[],
  back: readonly ExplainedHop[],
): NonNullable<Explanation['narrowest']> {
  const [one, other] = [shaperOn(there, verdict), shaperOn(back, verdict.back ?? {})];
  return { ...(one && { there: one }), ...(other && { back: other }) };
}

function shaperOn(hops: readonly ExplainedHop[], { rate, rateText, limit }: Rated): Located | undefined {
  const found = hops
    .flatMap(({ crossing }) => crossing?.limits ?? [])
    .find((one) => one.rate === rate && one.text === rateText);
  return limit && locatedAt(limit, found?.source);
}

const locatedAt = ({ object }: RateReason, source: Located['source']): Located =>
  source ? { object, source } : { object };
