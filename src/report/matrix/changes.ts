import { classPairs } from '../../analyze/matrix/pairs.js';
import type { Reason } from '../../analyze/matrix/predict.js';
import type { Matrix, MatrixHost } from '../../lab/matrix/matrix.js';
import { grouped } from '../../model/grouped.js';
import { order } from './order.js';

/** What became of a way between two moments; `otherwise`: blocked before and after, for different reasons. */
export type Change = 'opened' | 'closed' | 'otherwise' | 'open' | 'blocked';

/** Pairs from one network to another with which the same happened. */
export interface Changed {
  readonly change: 'opened' | 'closed' | 'otherwise';
  readonly from: string;
  readonly to: string;
  /** Absent: reachable. */
  readonly before?: Reason;
  readonly after?: Reason;
  readonly pairs: number;
  /** One of them, by places in the hosts of both. */
  readonly example: readonly [from: number, to: number];
}

/** Two moments of one scenario, for the hosts that are there at both. */
export interface MatrixDiff {
  readonly before: Matrix;
  readonly after: Matrix;
  /** Hosts of both moments, as they are at the second, sorted. */
  readonly hosts: readonly MatrixHost[];
  /** Hosts that nothing tells apart, before or after. */
  readonly classes: readonly (readonly number[])[];
  /** Ids of hosts that one moment has alone. */
  readonly gone: readonly string[];
  readonly come: readonly string[];
  readonly reasonsAt: (from: number, to: number) => { readonly before?: Reason; readonly after?: Reason };
  /** The place of a host before, and after. */
  readonly placesOf: (place: number) => readonly [before: number, after: number];
}

export function diffOf(before: Matrix, after: Matrix): MatrixDiff {
  const placesBefore = new Map(before.hosts.map(({ id }, place) => [id, place]));
  const placesAfter = new Map(after.hosts.map(({ id }, place) => [id, place]));
  const hosts = after.hosts.filter(({ id }) => placesBefore.has(id));
  const placesOf = (place: number): [number, number] => {
    const id = hosts[place]?.id ?? '';
    return [placesBefore.get(id) ?? -1, placesAfter.get(id) ?? -1];
  };
  const classes = grouped(
    hosts.map((_, place) => {
      const [was, is] = placesOf(place);
      return [`${before.predicted.classOf[was]} ${after.predicted.classOf[is]}`, place] as const;
    }),
  );
  return {
    before,
    after,
    hosts,
    classes: [...classes.values()],
    gone: before.hosts.map(({ id }) => id).filter((id) => !placesAfter.has(id)),
    come: after.hosts.map(({ id }) => id).filter((id) => !placesBefore.has(id)),
    placesOf,
    reasonsAt(from, to) {
      const [[wasFrom, isFrom], [wasTo, isTo]] = [placesOf(from), placesOf(to)];
      const was = before.predicted.reasonOf(wasFrom, wasTo);
      const is = after.predicted.reasonOf(isFrom, isTo);
      return { ...(was && { before: was }), ...(is && { after: is }) };
    },
  };
}

export function changeOf({ before, after }: { readonly before?: Reason; readonly after?: Reason }): Change {
  if (before && after) return keyOf(before) === keyOf(after) ? 'blocked' : 'otherwise';
  if (before) return 'opened';
  return after ? 'closed' : 'open';
}

const keyOf = (reason: Reason | undefined): string =>
  reason ? JSON.stringify([reason.code, reason.direction, reason.object]) : '';

/** All that changed, by what happened, networks and reasons. */
export function changesIn(diff: MatrixDiff): Changed[] {
  const found = [...classPairs(diff.classes)].flatMap(
    ({ from, to, pairs }): (readonly [string, Changed])[] => {
      const reasons = diff.reasonsAt(from, to);
      const change = changeOf(reasons);
      if (change === 'open' || change === 'blocked') return [];
      const [here, there] = [diff.hosts[from]?.network ?? '', diff.hosts[to]?.network ?? ''];
      const changed = { change, from: here, to: there, ...reasons, pairs, example: [from, to] as const };
      return [[JSON.stringify([change, here, there, keyOf(reasons.before), keyOf(reasons.after)]), changed]];
    },
  );
  return [...grouped(found).values()].flatMap(merged).sort(inOrder);
}

function merged(parts: readonly Changed[]): Changed[] {
  const [first] = parts;
  return first ? [{ ...first, pairs: parts.reduce((sum, { pairs }) => sum + pairs, 0) }] : [];
}

const ORDER = ['opened', 'closed', 'otherwise'] as const;

const inOrder = (a: Changed, b: Changed): number =>
  ORDER.indexOf(a.change) - ORDER.indexOf(b.change) ||
  order(a.from, b.from) ||
  order(a.to, b.to) ||
  b.pairs - a.pairs ||
  order(keyOf(a.before) + keyOf(a.after), keyOf(b.before) + keyOf(b.after));
