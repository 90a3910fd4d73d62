import { formatRate } from '../../model/units.js';
import type { Change } from '../change.js';
import { delayText } from '../delay-text.js';
import type { LineDelay, Link, LinkEnd, Plane, Queue, Shaper } from '../plane.js';
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
    shaped: pairs.flatMap(({ was, row }) => queueChange(was, row)),
  };
}

function adjustment(was: LinkEnd, end: LinkEnd): Change[] {
  const { shaper: _a, delay: _c, ...before } = was;
  const { shaper: _b, delay: _d, ...now } = end;
  const names = (Object.keys(now) as (keyof typeof now)[]).filter((name) => before[name] !== now[name]);
  if (names.length === 0) return [];
  const reason = names.map((name) => `${name} ${String(before[name])} -> ${String(now[name])}`).join(', ');
  return [{ op: 'link.replace', end, reason }];
}

function queueChange(was: Queue | undefined, { namespace, name: dev, shaper, delay }: LinkEnd): Change[] {
  if (!was?.shaper && !was?.delay && !shaper && !delay) return [];
  const before: Queue = {
    ...(was?.shaper && { shaper: was.shaper }),
    ...(was?.delay && { delay: was.delay }),
  };
  const queue: Queue = { ...(shaper && { shaper }), ...(delay && { delay }) };
  if (JSON.stringify(before) === JSON.stringify(queue)) return [];
  if (!shaper && !delay)
    return [{ op: 'queue.delete', namespace, dev, reason: 'no limit and no delay any more' }];
  const reasons = [shaperReason(before.shaper, shaper), delayReason(before.delay, delay)].filter(Boolean);
  const reason = before.shaper || before.delay ? reasons.join(', ') : 'not there';
  return [{ op: 'queue.replace', namespace, dev, queue, reason }];
}

function shaperReason(was: Shaper | undefined, now: Shaper | undefined): string {
  if (JSON.stringify(was) === JSON.stringify(now)) return '';
  if (was && now && was.rate === now.rate) return 'other burst, queue or quantum';
  const text = (shaper: Shaper | undefined): string => (shaper ? formatRate(shaper.rate) : 'unlimited');
  return `rate ${text(was)} -> ${text(now)}`;
}

function delayReason(was: LineDelay | undefined, now: LineDelay | undefined): string {
  if (JSON.stringify(was) === JSON.stringify(now)) return '';
  const text = (delay: LineDelay | undefined): string => (delay ? delayText(delay) : 'none');
  return text(was) === text(now) ? 'other room for delayed frames' : `delay ${text(was)} -> ${text(now)}`;
}
