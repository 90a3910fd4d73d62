import type { PredictedMatrix } from '../../analyze/matrix/predict.js';
import type { World } from '../../cloud/world.js';
import { matrixOf } from '../../lab/matrix/predicted.js';
import type { PageHost, PageMatrix, PageProbe } from './data.js';
import { type Interned, interned } from './interning.js';
import type { Other, Pair, Verdicts } from './verdicts.js';

/** The matrices of a page: what is predicted for every pair, by classes of hosts. */
export interface Matrices {
  readonly matrices: readonly PageMatrix[];
  readonly rows: readonly (readonly number[])[];
  /** The place of the matrix of a world. */
  readonly place: (world: World, probe: PageProbe) => number;
}

export function newMatrices(hosts: readonly PageHost[], verdicts: Verdicts): Matrices {
  const matrices: Interned<PageMatrix> = interned();
  const rows: Interned<readonly number[]> = interned();
  const places = new Map(hosts.map(({ name }, place) => [name, place]));
  return {
    matrices: matrices.values,
    rows: rows.values,
    place(world, probe) {
      const predicted = matrixOf(world, probe);
      const placeOf = predicted.hosts.map((name) => places.get(name) ?? -1);
      const classOf = hosts.map(() => -1);
      for (const [at, place] of placeOf.entries()) classOf[place] = predicted.classOf[at] ?? -1;
      const row = (from: readonly number[]): number =>
        rows.place(
          JSON.stringify(predicted.classes.map((to) => cell(predicted, placeOf, from, to, verdicts))),
        );
      return matrices.place(JSON.stringify({ classOf, rows: predicted.classes.map(row) }));
    },
  };
}

/** The verdict of a pair of classes: that of their first hosts, held against that of their last. */
function cell(
  { verdictOf }: PredictedMatrix,
  placeOf: readonly number[],
  from: readonly number[],
  to: readonly number[],
  verdicts: Verdicts,
): number {
  const first = distinct(from, to);
  if (!first) return -1;
  const last = distinct([...from].reverse(), [...to].reverse()) ?? first;
  const pair = ([a, b]: Pair): Pair => [placeOf[a] ?? -1, placeOf[b] ?? -1];
  const verdict = verdictOf(...first);
  if (last.join() === first.join()) return verdicts.place(verdict, pair(first));
  const other: Other = { pair: pair(last), verdict: verdictOf(...last) };
  return verdicts.place(verdict, pair(first), other);
}

/** The first of one and the first of the other that is not the same. */
function distinct([from]: readonly number[], to: readonly number[]): Pair | undefined {
  const other = to.find((one) => one !== from);
  return from === undefined || other === undefined ? undefined : [from, other];
}
