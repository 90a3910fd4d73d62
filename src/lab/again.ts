import { watched } from '../probe/machine/watch.js';
import type { Circumstances } from './circumstances.js';

const MOST_REPEATS = 2;

/** A figure that misses is measured again only if the machine may be to blame. */
export const isToBeRepeated = (missed: boolean, { busy, repeats = 0 }: Circumstances): boolean =>
  missed && busy !== undefined && repeats < MOST_REPEATS;

/** Measures until the figure fits, or the machine is not to blame, or it was given chances enough. */
export async function measureFairly<T>(
  measure: () => Promise<T>,
  misses: (measured: T) => boolean,
  watch: typeof watched = watched,
): Promise<Circumstances & { readonly measured: T }> {
  for (let repeats = 0; ; repeats++) {
    const seen = { ...(await watch(measure)), ...(repeats > 0 && { repeats }) };
    if (!isToBeRepeated(misses(seen.measured), seen)) return seen;
  }
}
