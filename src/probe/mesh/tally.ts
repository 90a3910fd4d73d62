import type { Sighting } from './carrier.js';

/** What became of one request: how far it got. `elsewhere`: another host than the one meant took it. */
export type Fate = 'answered' | 'arrived' | 'elsewhere' | 'silent';

const ARRIVED = 1;
const ANSWERED = 2;
const ELSEWHERE = 4;

/** One probe's requests between all ordered pairs of `count` hosts. */
export interface Tally {
  /** A host saw a packet; true if that is news. */
  see(sighting: Sighting, host: number): boolean;
  /** The request came to the right host and the answer came back. */
  reached(from: number, to: number): boolean;
  fate(from: number, to: number): Fate;
  /** The host that took a request that was meant for another. */
  takenBy(from: number, to: number): number | undefined;
  /** Pairs that are not reached. */
  missing(): number;
}

export function tally(count: number): Tally {
  const marks = new Uint8Array(count * count);
  const takers = new Map<number, number>();
  let missing = count * (count - 1);
  const mark = (pair: number, bit: number): boolean => {
    const before = marks[pair] ?? 0;
    if ((before & bit) !== 0) return false;
    const now = before | bit;
    marks[pair] = now;
    if (isReached(now) && !isReached(before)) missing--;
    return true;
  };
  const marksOf = (from: number, to: number): number => marks[from * count + to] ?? 0;
  return {
    see({ kind, from, to }, host) {
      if (from >= count || to >= count || from === to) return false;
      const pair = from * count + to;
      // An answer that came to a namesake of the sender has not come back.
      if (kind === 'answer') return host === from && mark(pair, ANSWERED);
      if (host === to) return mark(pair, ARRIVED);
      takers.set(pair, host);
      return mark(pair, ELSEWHERE);
    },
    reached: (from, to) => isReached(marksOf(from, to)),
    fate(from, to) {
      const marked = marksOf(from, to);
      if (isReached(marked)) return 'answered';
      if ((marked & ARRIVED) !== 0) return 'arrived';
      return (marked & ELSEWHERE) !== 0 ? 'elsewhere' : 'silent';
    },
    takenBy: (from, to) => takers.get(from * count + to),
    missing: () => missing,
  };
}

const isReached = (marks: number): boolean => (marks & (ARRIVED | ANSWERED)) === (ARRIVED | ANSWERED);
