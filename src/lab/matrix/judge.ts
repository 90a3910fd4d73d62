import type { Comparison } from '../compare.js';
import type { MatrixAsk } from '../event.js';
import type { Ask } from './asks.js';
import { comparedAt } from './differences.js';

type Pair = readonly [from: number, to: number];

/** An ask, and the pairs that are otherwise. */
export interface Judged extends Ask {
  readonly predicted: readonly Pair[];
  readonly measured: readonly Pair[];
}

export const judged = (asks: readonly Ask[], comparison: Comparison): Judged[] =>
  asks.map((ask) => ({
    ...ask,
    predicted: ask.pairs.filter((pair) => predictedReach(comparison, pair) !== (ask.expect === 'reachable')),
    measured: ask.pairs.filter((pair) => measuredReach(comparison, pair) !== (ask.expect === 'reachable')),
  }));

const predictedReach = ({ predicted }: Comparison, [from, to]: Pair): boolean =>
  predicted.codeOf(from, to) === undefined;

const measuredReach = ({ measured }: Comparison, [from, to]: Pair): boolean =>
  measured.fate(from, to) === 'answered';

export const askOf = ({ text, expect, pairs, predicted, measured }: Judged): MatrixAsk => ({
  text,
  expect,
  pairs: pairs.length,
  predictedOtherwise: predicted.length,
  measuredOtherwise: measured.length,
});

/** What is named of many pairs. */
const NAMED = 3;

/** A line for each thing that differs: expectation from prediction and from packets, and these two from each other. */
export function differenceLines(
  all: readonly Judged[],
  differ: readonly Pair[],
  comparison: Comparison,
): string[] {
  return [
    ...all.flatMap((one) => [
      ...otherwise(one, 'predicted', one.predicted, comparison),
      ...otherwise(one, 'measured', one.measured, comparison),
    ]),
    ...(differ.length === 0
      ? []
      : [
          `prediction and measurement differ for ${counted(differ.length)}: ${named(differ, comparison, bothSides)}`,
        ]),
  ];
}

function otherwise(
  { text, expect, pairs }: Judged,
  side: 'predicted' | 'measured',
  wrong: readonly Pair[],
  comparison: Comparison,
): string[] {
  if (wrong.length === 0) return [];
  const opposite = expect === 'reachable' ? 'unreachable' : 'reachable';
  const words = side === 'predicted' ? predictedWords : nothing;
  return [
    `expected ${text}, ${side} ${opposite} for ${wrong.length} of ${counted(pairs.length)}: ${named(wrong, comparison, words)}`,
  ];
}

type Words = (comparison: Comparison, pair: Pair) => string;

const predictedWords: Words = ({ predicted }, [from, to]) => {
  const code = predicted.codeOf(from, to);
  return code === undefined ? '' : ` (${code})`;
};

const nothing: Words = () => '';

const bothSides: Words = (comparison, [from, to]) => {
  const { predicted, measured } = comparedAt(comparison, from, to);
  return ` (predicted ${predicted.reachable ? 'reachable' : `unreachable: ${predicted.code}`}, measured: ${measured})`;
};

function named(pairs: readonly Pair[], comparison: Comparison, words: Words): string {
  const { hosts } = comparison.predicted;
  const some = pairs
    .slice(0, NAMED)
    .map((pair) => `${hosts[pair[0]]} -> ${hosts[pair[1]]}${words(comparison, pair)}`);
  const more = pairs.length > NAMED ? `, and ${pairs.length - NAMED} more` : '';
  return `${some.join(', ')}${more}`;
}

export const counted = (pairs: number): string => `${pairs} ${pairs === 1 ? 'pair' : 'pairs'}`;
