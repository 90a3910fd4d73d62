import type { MeshAnswer } from '../../probe/mesh/question.js';
import type { Fate } from '../../probe/mesh/tally.js';

/** What became of one request from each host to each other, hosts by their places. */
export interface Fates {
  readonly fate: (from: number, to: number) => Fate;
  /** The host that took a request that was meant for another. */
  readonly takenBy: (from: number, to: number) => number | undefined;
}

/** The same as JSON: a byte a pair. */
export interface PackedFates {
  readonly hosts: number;
  /** Base64; row by row. */
  readonly fates: string;
  readonly takers: readonly (readonly [pair: number, host: number])[];
}

const FATES = ['silent', 'arrived', 'elsewhere', 'answered'] as const satisfies readonly Fate[];

/** Of one probe of a measurement, whose hosts have these places. Between others nothing was sent. */
export function fatesOf(answer: MeshAnswer, probe: number, places: readonly number[]): Fates {
  const indexes = new Map(places.map((place, index) => [place, index]));
  const indexOf = (place: number): number => indexes.get(place) ?? -1;
  return {
    fate: (from, to) => answer.fate(indexOf(from), indexOf(to), probe),
    takenBy: (from, to) => places[answer.takenBy(indexOf(from), indexOf(to), probe) ?? -1],
  };
}

export function pack({ fate, takenBy }: Fates, hosts: number): PackedFates {
  const bytes = Buffer.alloc(hosts * hosts);
  const takers: [number, number][] = [];
  for (let from = 0; from < hosts; from++)
    for (let to = 0; to < hosts; to++) {
      const pair = from * hosts + to;
      bytes.writeUInt8(FATES.indexOf(fate(from, to)), pair);
      const taker = takenBy(from, to);
      if (taker !== undefined) takers.push([pair, taker]);
    }
  return { hosts, fates: bytes.toString('base64'), takers };
}

export function unpack({ hosts, fates, takers }: PackedFates): Fates {
  const bytes = Buffer.from(fates, 'base64');
  const taken = new Map(takers);
  return {
    fate: (from, to) => FATES[bytes[from * hosts + to] ?? 0] ?? 'silent',
    takenBy: (from, to) => taken.get(from * hosts + to),
  };
}
