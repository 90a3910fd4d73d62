import { type Share, sharesOf } from '../../analyze/share.js';
import type { Verdict } from '../../analyze/verdict.js';
import { deriveFabric } from '../../cloud/fabric.js';
import { formatRate } from '../../model/units.js';
import type { Ends } from '../ends.js';
import type { State } from '../script.js';

/** A flow between hosts that are there. */
export type Found = Ends & { readonly found: true };

/** The verdict of the first flow that does not arrive; else the sum of what they get beside each other. */
export function predictTogether({ world }: State, found: readonly Found[]): Verdict {
  const [first] = found;
  const failing = found.find(({ predicted }) => !predicted.reachable) ?? first;
  if (!first || !failing?.predicted.reachable) return failing?.predicted ?? NOTHING;
  const shares = sharesOf(
    deriveFabric(world),
    found.map(({ flow }) => flow),
  );
  const { path, returnPath } = first.predicted;
  const parts = found.map(({ flow }, i) => `${flow.from} to ${flow.to} ${shareText(shares[i])}`);
  const text = `shared fairly: ${parts.join(', ')}`;
  return { reachable: true, text, path, returnPath, ...total(shares) };
}

const NOTHING: Verdict = { reachable: false, text: 'no flows', path: [], returnPath: [] };

const shareText = (share: Share | undefined): string =>
  share?.rate === undefined ? 'without limit' : `with ${formatRate(share.rate)}`;

/** No sum where nothing limits one of them. */
function total(shares: readonly Share[]): Share {
  if (shares.some(({ rate }) => rate === undefined)) return {};
  return {
    rate: shares.reduce((sum, { rate = 0 }) => sum + rate, 0),
    rateText: [...new Set(shares.map((share) => share.rateText ?? ''))].join('; '),
  };
}
