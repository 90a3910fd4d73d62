import { type Way, wayKey } from '../../fabric/way.js';
import type { Counters, Interface } from '../../kernel/counters.js';
import type { MeterPoint } from '../../plane/compile/meters.js';

/** What crossed regions, as far as it was read from the kernel's counters. */
export interface Meter {
  /** Bytes that an interface had sent when it was last read. */
  readonly seen: Readonly<Record<string, number>>;
  /** In the order in which it was read. */
  readonly crossed: readonly Crossed[];
  /** Which ways packets of checks had to take, by the configuration. */
  readonly expected: readonly Way[];
}

/** What crossed in one direction between two readings. */
export interface Crossed {
  readonly way: Way;
  /** Virtual time. */
  readonly at: number;
  /** Counted by the kernel. */
  readonly counted: number;
  /** Virtual milliseconds from `at` on for which it stands; 0: for itself. */
  readonly heldMs: number;
  /** What crossed in that time. */
  readonly bytes: number;
}

export const NEW_METER: Meter = { seen: {}, crossed: [], expected: [] };

/** When counters were read; `held` if what was sent before stands for longer than it took. */
export interface Moment {
  /** Virtual time. */
  readonly now: number;
  readonly held?: Held;
}

export interface Held {
  readonly ms: number;
  /** Bits per second that were measured. */
  readonly rate: number;
}

/** Adds what was sent since the last reading. */
export function advance(
  meter: Meter,
  points: readonly MeterPoint[],
  counters: readonly Counters[],
  moment: Moment,
): Meter {
  const sent = new Map(counters.map((row) => [keyOf(row), row.sent]));
  const counted = points.flatMap((point) => {
    const key = keyOf(point);
    const bytes = since(meter.seen[key] ?? 0, sent.get(key) ?? 0);
    return bytes > 0 ? [{ way: point.way, bytes }] : [];
  });
  const factor = factorOf(Math.max(0, ...counted.map(({ bytes }) => bytes)), moment.held);
  const crossed = counted.map(({ way, bytes }) => ({
    way,
    at: moment.now,
    counted: bytes,
    heldMs: factor === 1 ? 0 : (moment.held?.ms ?? 0),
    bytes: bytes * factor,
  }));
  return { ...rebase(meter, counters), crossed: [...meter.crossed, ...crossed] };
}

/** Counts on from here: after cables were made anew, whose counters begin at nothing. */
export const rebase = (meter: Meter, counters: readonly Counters[]): Meter => ({
  ...meter,
  seen: Object.fromEntries(counters.map((row) => [keyOf(row), row.sent])),
});

export function expecting(meter: Meter, ways: readonly Way[]): Meter {
  const known = new Set(meter.expected.map(wayKey));
  const fresh = ways.filter((way) => !known.has(wayKey(way)) && known.add(wayKey(way)));
  return fresh.length === 0 ? meter : { ...meter, expected: [...meter.expected, ...fresh] };
}

const keyOf = ({ namespace, dev }: Interface): string => `${namespace} ${dev}`;

/** Less than before: the cable was made anew, and all of it is new. */
const since = (before: number, now: number): number => (now >= before ? now - before : now);

/** The line that carried most carried the flow, at the rate that was measured: so long did it take. */
function factorOf(most: number, held: Held | undefined): number {
  if (!held || most === 0) return 1;
  const sentMs = (most * 8 * 1000) / held.rate;
  return Math.max(1, held.ms / sentMs);
}
