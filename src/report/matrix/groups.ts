import { classPairs } from '../../analyze/matrix/pairs.js';
import type { Reason } from '../../analyze/matrix/predict.js';
import type { Matrix } from '../../lab/matrix/matrix.js';
import { grouped } from '../../model/grouped.js';
import { order } from './order.js';

/** Pairs from one network to another that are blocked for one reason. */
export interface Blocked {
  readonly from: string;
  readonly to: string;
  readonly reason: Reason;
  readonly pairs: number;
  /** One of them, by places. */
  readonly example: readonly [from: number, to: number];
}

/** Every blocked pair, by networks and reasons; in the order of networks, of each the most frequent first. */
export function blockedIn({ hosts, predicted }: Matrix): Blocked[] {
  const found = [...classPairs(predicted.classes)].flatMap(
    ({ from, to, pairs }): (readonly [string, Blocked])[] => {
      const reason = predicted.reasonOf(from, to);
      if (!reason) return [];
      const [here, there] = [hosts[from]?.network ?? '', hosts[to]?.network ?? ''];
      const key = JSON.stringify([here, there, reason.code, reason.direction, reason.object]);
      return [[key, { from: here, to: there, reason, pairs, example: [from, to] }]];
    },
  );
  return [...grouped(found).values()].flatMap(merged).sort(inOrder);
}

function merged(parts: readonly Blocked[]): Blocked[] {
  const [first] = parts;
  return first ? [{ ...first, pairs: parts.reduce((sum, { pairs }) => sum + pairs, 0) }] : [];
}

const inOrder = (a: Blocked, b: Blocked): number =>
  order(a.from, b.from) || order(a.to, b.to) || b.pairs - a.pairs || order(textOf(a), textOf(b));

const textOf = ({ reason }: Blocked): string =>
  JSON.stringify([reason.code, reason.direction, reason.object]);

export interface Counts {
  readonly pairs: number;
  readonly reachable: number;
  readonly blocked: number;
}

export function countsOf(matrix: Matrix): Counts {
  const pairs = matrix.hosts.length * (matrix.hosts.length - 1);
  const blocked = blockedIn(matrix).reduce((sum, group) => sum + group.pairs, 0);
  return { pairs, reachable: pairs - blocked, blocked };
}
