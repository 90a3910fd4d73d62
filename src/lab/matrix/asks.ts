import type { Matrix } from '../../scenario/schema.js';

type Pair = readonly [from: number, to: number];

/** One thing that must be so of a number of pairs of hosts, by their places. */
export interface Ask {
  /** For people: `island vpc-a, vpc-b`. */
  readonly text: string;
  readonly expect: 'reachable' | 'unreachable';
  readonly pairs: readonly Pair[];
}

/** Places of the hosts that a name stands for. */
export type Named = (name: string) => readonly number[];

/** What a check of a matrix asks, pair by pair. */
export const asksOf = (matrix: Matrix, named: Named): Ask[] => [
  ...islandAsks(matrix.islands ?? [], named),
  ...(matrix.never ?? []).map((groups) =>
    ask(`never ${groups.join(' - ')}`, 'unreachable', among(groups, named)),
  ),
  ...(matrix.always ?? []).map((groups) =>
    ask(`always ${groups.join(' - ')}`, 'reachable', among(groups, named)),
  ),
  ...(matrix.one_way ?? []).flatMap(([from, to]) => [
    ask(`${from} -> ${to}`, 'reachable', between(named(from), named(to))),
    ask(`never ${to} -> ${from}`, 'unreachable', between(named(to), named(from))),
  ]),
];

/** Every name that a check gives to hosts, each once. */
export const namesIn = ({
  islands = [],
  never = [],
  always = [],
  one_way: oneWay = [],
}: Matrix): string[] => [...new Set([...islands, ...never, ...always, ...oneWay].flat())];

const ask = (text: string, expect: Ask['expect'], pairs: readonly Pair[]): Ask => ({ text, expect, pairs });

function islandAsks(islands: readonly (readonly string[])[], named: Named): Ask[] {
  const sets = islands.map((names) => ({
    text: names.join(', '),
    places: [...new Set(names.flatMap(named))],
  }));
  return [
    ...sets.map(({ text, places }) => ask(`island ${text}`, 'reachable', between(places, places))),
    ...sets.flatMap((one, at) =>
      sets
        .slice(at + 1)
        .map((other) =>
          ask(`islands ${one.text} | ${other.text}`, 'unreachable', bothWays(one.places, other.places)),
        ),
    ),
  ].filter(({ pairs }) => pairs.length > 0);
}

/** Between each of some groups and each other. */
const among = (groups: readonly string[], named: Named): Pair[] =>
  groups.flatMap((one, at) => groups.slice(at + 1).flatMap((other) => bothWays(named(one), named(other))));

const bothWays = (some: readonly number[], others: readonly number[]): Pair[] => [
  ...between(some, others),
  ...between(others, some),
];

const between = (senders: readonly number[], receivers: readonly number[]): Pair[] =>
  senders.flatMap((from) => receivers.flatMap((to): Pair[] => (from === to ? [] : [[from, to]])));
