import type { Sight } from '../../lab/standing/view/sight.js';

type Counters = Sight['counters'][number];
type Interface = Pick<Counters, 'namespace' | 'dev'>;

/** Bits per second that left an interface, and that came in by it, between two moments. */
export interface Rates {
  readonly sent: number;
  readonly received: number;
}

/** Of an interface; `undefined` while it is not known: it was not there at both moments, or was made anew in between. */
export type RatesOf = (one: Interface) => Rates | undefined;

export function ratesBetween(before: Sight | undefined, after: Sight): RatesOf {
  if (!before || after.at <= before.at) return () => undefined;
  const [old, fresh] = [byPlace(before.counters), byPlace(after.counters)];
  const seconds = (after.at - before.at) / 1000;
  return (one) => {
    const [a, b] = [old.get(placeOf(one)), fresh.get(placeOf(one))];
    if (!a || !b || b.sent < a.sent || b.received < a.received) return undefined;
    return { sent: (8 * (b.sent - a.sent)) / seconds, received: (8 * (b.received - a.received)) / seconds };
  };
}

const placeOf = ({ namespace, dev }: Interface): string => `${namespace}/${dev}`;

const byPlace = (counters: readonly Counters[]): ReadonlyMap<string, Counters> =>
  new Map(counters.map((one) => [placeOf(one), one]));
