import type { Verdict } from './verdict.js';
import type { Crossing } from './walk.js';

/** What the links on a packet's way and on its answer's add up to; nothing if none of them delays or loses packets. */
export function roundTrip(crossings: readonly Crossing[]): Pick<Verdict, 'roundTrip'> {
  const delays = crossings.flatMap(({ link, end }) => link.delay?.[end] ?? []);
  if (delays.every(({ latency, jitter, loss }) => latency + jitter + loss === 0)) return {};
  const sum = (of: (delay: (typeof delays)[number]) => number): number =>
    delays.reduce((total, delay) => total + of(delay), 0);
  return {
    roundTrip: {
      rtt: sum(({ latency }) => latency),
      jitter: sum(({ jitter }) => jitter),
      loss: 1 - delays.reduce((arrives, { loss }) => arrives * (1 - loss), 1),
    },
  };
}
