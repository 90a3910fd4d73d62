import type { Hop } from '../../analyze/verdict.js';
import { unreachable } from '../../model/never.js';
import type { Compared, Comparison } from '../compare.js';
import type { Fates } from './fates.js';

/** Ordered pairs of different places. */
export function* pairs(places: readonly number[]): Generator<readonly [from: number, to: number]> {
  for (const from of places) for (const to of places) if (from !== to) yield [from, to];
}

export const placesOf = (hosts: readonly unknown[]): number[] => hosts.map((_, place) => place);

/** One pair, with its verdict and with words for what packets did. */
export function comparedAt({ probe, predicted, measured }: Comparison, from: number, to: number): Compared {
  const { hosts } = predicted;
  return {
    flow: { from: hosts[from] ?? '', to: hosts[to] ?? '', ...probe },
    predicted: predicted.verdictOf(from, to),
    reached: measured.fate(from, to) === 'answered',
    measured: fateText(measured, hosts, from, to),
  };
}

/** Every pair, in the order of the hosts. */
export const allCompared = (comparison: Comparison): Compared[] =>
  [...pairs(placesOf(comparison.predicted.hosts))].map(([from, to]) => comparedAt(comparison, from, to));

/** The pairs of which prediction and packets say different things, among these hosts; absent: all. */
export function differences(
  { predicted, measured }: Pick<Comparison, 'predicted' | 'measured'>,
  places: readonly number[] = placesOf(predicted.hosts),
): (readonly [from: number, to: number])[] {
  const found: (readonly [number, number])[] = [];
  for (const from of places)
    for (const to of places)
      if (
        from !== to &&
        (predicted.codeOf(from, to) === undefined) !== (measured.fate(from, to) === 'answered')
      )
        found.push([from, to]);
  return found;
}

export function fateText(measured: Fates, hosts: readonly string[], from: number, to: number): string {
  const fate = measured.fate(from, to);
  switch (fate) {
    case 'answered':
      return 'answered';
    case 'arrived':
      return 'arrived, but no answer came back';
    case 'elsewhere':
      return `taken by ${hosts[measured.takenBy(from, to) ?? -1]}`;
    case 'silent':
      return 'nothing arrived';
    default:
      return unreachable(fate);
  }
}

/** A difference for people: both sides, and the way that was predicted, hop by hop. */
export function differenceText({ flow, predicted, measured }: Compared): string {
  const port = flow.port === undefined ? '' : `/${flow.port}`;
  const said = predicted.reachable ? 'reachable' : `unreachable: ${predicted.code}`;
  const hops = (way: readonly Hop[]) => way.map(({ router, decided }) => `    ${router}: ${decided}`);
  return [
    `${flow.from} -> ${flow.to} ${flow.protocol}${port}: predicted ${said} (${predicted.text}), measured: ${measured}`,
    '  there:',
    ...hops(predicted.path),
    '  back:',
    ...hops(predicted.returnPath),
  ].join('\n');
}
