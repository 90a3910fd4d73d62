import type { AttachmentState } from '../../../src/cloud/tencent/state/ccn.js';
import type { World } from '../../../src/cloud/world.js';

type Place = AttachmentState | 'absent';
type Ways = Readonly<Record<Place, readonly Place[]>>;

/** What a call can make of an attachment. What has no state is not there. */
const CALLED: Ways = {
  absent: ['PENDING', 'ATTACHING'],
  PENDING: ['ATTACHING', 'REJECTED', 'absent'],
  ATTACHING: [],
  ACTIVE: ['DETACHING'],
  DETACHING: [],
  FAILED: ['absent'],
  DETACHFAILED: ['DETACHING', 'absent'],
  EXPIRED: ['PENDING', 'ATTACHING', 'absent'],
  REJECTED: ['PENDING', 'ATTACHING', 'absent'],
  DELETED: ['PENDING', 'ATTACHING', 'absent'],
};

/** What becomes of it by itself, step by step. */
const TIMED: Ways = {
  absent: [],
  PENDING: ['EXPIRED'],
  ATTACHING: ['ACTIVE', 'FAILED'],
  ACTIVE: [],
  DETACHING: ['absent', 'DETACHFAILED'],
  FAILED: ['absent'],
  DETACHFAILED: ['absent'],
  EXPIRED: [],
  REJECTED: [],
  DELETED: [],
};

/** A network that is deleted is DELETED in the CCNs that it was not in. */
const LOST: readonly Place[] = ['EXPIRED', 'REJECTED'];

/** A CCN that is deleted takes everything along. */
const isGone = (world: World, key: string): boolean =>
  !Object.hasOwn(world.tencent.ccns, key.split('/')[0] ?? '');

/** Attachments that went from one world to the next where none can go. `by`: a call, or the clock. */
export function transitionFlaws(before: World, after: World, by: 'call' | 'clock'): string[] {
  const [was, is] = [before.tencent.attachments, after.tencent.attachments];
  if (was === is) return [];
  return [...new Set([...Object.keys(was), ...Object.keys(is)])].flatMap((key) => {
    const from = was[key]?.State ?? 'absent';
    const to = is[key]?.State ?? 'absent';
    const fine =
      from === to ||
      isGone(after, key) ||
      (to === 'DELETED' && LOST.includes(from)) ||
      isOfFleet(before, key) ||
      isOfFleet(after, key) ||
      (by === 'call' ? CALLED[from].includes(to) : reachable(from).has(to));
    return fine ? [] : [`${key} went from ${from} to ${to} by a ${by}`];
  });
}

/** Fleets apply and leave by themselves. */
const isOfFleet = ({ tencent }: World, key: string): boolean =>
  Object.values(tencent.fleets).some(({ vpc }) => key.endsWith(`/${vpc}`));

function reachable(from: Place): Set<Place> {
  const seen = new Set<Place>([from]);
  for (const place of seen) for (const next of TIMED[place]) seen.add(next);
  return seen;
}
