import { pathId } from '../../cloud/paths.js';
import { parseDuration } from '../../model/units.js';
import { bothWays } from '../delays.js';
import type { Draft, DraftPath } from '../draft.js';
import { error, errorIf, type Finding } from '../finding.js';
import { join } from '../pointer.js';
import { latencyProblem, lossProblem } from '../quantity.js';
import type { Both } from '../schema.js';
import type { Check } from './check.js';
import { repeated } from './repeated.js';
import { twoRegions } from './two-regions.js';

/** A path is one that no other is, says something, and its numbers can be so. */
export const paths: Check = (draft) => [
  ...draft.paths.flatMap((path) => [...ofRegions(draft, path), ...numbers(path)]),
  ...repeated(
    draft.paths.map(({ pointer, row }) => ({ scope: '', name: nameOf(row), pointer })),
    (name) => `there is a path for ${name} already`,
    'put its latency, jitter and loss into one',
  ),
];

const ofRegions = (draft: Draft, { pointer, row }: DraftPath): Finding[] =>
  'regions' in row ? twoRegions(draft, row.regions, join(pointer, 'regions')) : [];

function nameOf(row: DraftPath['row']): string | undefined {
  if ('line' in row) return row.line === undefined ? undefined : `line ${row.line}`;
  const [a, b] = ('regions' in row && row.regions) || [];
  if (a === undefined || b === undefined) return undefined;
  return pathId({ regions: [a, b], delay: [NOTHING, NOTHING] });
}

const NOTHING = { latency: 0, jitter: 0, loss: 0 };

function numbers({ pointer, row }: DraftPath): Finding[] {
  const { latency, jitter, loss } = row;
  if (latency === undefined && jitter === undefined && loss === undefined)
    return [error(pointer, 'the path has neither latency nor jitter nor loss', 'give it one, or remove it')];
  const wrong = [
    ...each(latency, join(pointer, 'latency'), latencyProblem),
    ...each(jitter, join(pointer, 'jitter'), latencyProblem),
    ...each(loss, join(pointer, 'loss'), lossProblem),
  ];
  return wrong.length > 0 ? wrong : tooMuchJitter(row, pointer);
}

type Given = DraftPath['row']['latency'];
type Problem = ReturnType<typeof lossProblem>;

function each(given: Given, pointer: string, problem: (text: string) => Problem): Finding[] {
  if (typeof given === 'string') return errorIf(pointer, problem(given));
  return (given ?? []).flatMap((text, index) =>
    text === undefined ? [] : errorIf(join(pointer, index), problem(text)),
  );
}

/** A packet does not arrive before it was sent. */
function tooMuchJitter({ latency, jitter }: DraftPath['row'], pointer: string): Finding[] {
  const [most, varies] = [timesOf(latency), timesOf(jitter)];
  if (varies.every((ms, way) => ms <= (most[way] ?? 0))) return [];
  const what = 'the jitter is more than the latency';
  return [error(join(pointer, 'jitter'), what, 'a packet takes latency - jitter to latency + jitter')];
}

const timesOf = (given: Given): number[] =>
  bothWays(given as Both | undefined, '0ms').map((text) => parseDuration(text) ?? 0);
