import { formatRate } from '../../model/units.js';
import type { Change } from '../change.js';
import type { Link, LinkEnd, Plane, Shaper } from '../plane.js';
import { compare } from './compare.js';

/** Changes of cables, apart by when they have to happen. */
export interface LinkChanges {
  readonly removed: readonly Change[];
  readonly laid: readonly Change[];
  readonly adjusted: readonly Change[];
  readonly shaped: readonly Change[];
}

export const linkKey = ({ ends }: Link): string =>
  ends.map(({ namespace, name, mac }) => `${namespace}/${name} ${mac}`).join(' ');

export function linkChanges(wanted: Plane, actual: Plane, deleted: ReadonlySet<string>): LinkChanges {
  const { added, changed, gone } = compare(actual.links, wanted.links, linkKey);
  // With a namespace its ends go, and their other ends with them.
  const removed = gone
    .filter(({ ends }) => !ends.some(({ namespace }) => deleted.has(namespace)))
    .map(
      ({ ends: [{ namespace, name }] }): Change => ({
        op: 'link.delete',
        namespace,
        dev: name,
        reason: 'not wanted any more',
      }),
    );
  const laid = added.map((link): Change => ({ op: 'link.add', link, reason: 'not there' }));
  const pairs = [
    ...added.flatMap(({ ends }) => ends.map((row) => ({ was: undefined, row }))),
    ...changed.flatMap(({ was, row }) => row.ends.map((end, i) => ({ was: was.ends[i], row: end }))),
  ];
  return {
    removed,
    laid,
    adjusted: pairs.flatMap(({ was, row }) => (was ? adjustment(was, row) : [])),
    shaped: pairs.flatMap(({ was, row }) => shaperChange(was?.shaper, row)),
  };
}

function adjustment(was: LinkEnd, end: LinkEnd): Change[] {
  const { shaper: _a, ...before } = was;
  const { shaper: _b, ...now } = end;
  const names = (Object.keys(now) as (keyof typeof now)[]).filter((name) => before[name] !== now[name]);
  if (names.length === 0) return [];
  const reason = names.map((name) => `${name} ${String(before[name])} -> ${String(now[name])}`).join(', ');
  return [{ op: 'link.replace', end, reason }];
}

function shaperChange(was: Shaper | undefined, { namespace, name: dev, shaper }: LinkEnd): Change[] {
  if (!shaper) return was ? [{ op: 'shaper.delete', namespace, dev, reason: 'no limit any more' }] : [];
  if (was && JSON.stringify(was) === JSON.stringify(shaper)) return [];
  const reason = was
    ? was.rate === shaper.rate
      ? 'other burst, queue or quantum'
      : `rate ${formatRate(was.rate)} -> ${formatRate(shaper.rate)}`
    : 'not there';
  return [{ op: 'shaper.replace', namespace, dev, shaper, reason }];
}
