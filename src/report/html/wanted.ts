import type { Flow } from '../../analyze/verdict.js';
import type { Goal } from '../../explain/goal.js';
import { endsOf } from '../../lab/ends.js';
import { matrixQuestion } from '../../lab/matrix/question.js';
import { probesOf } from '../../lab/question.js';
import type { State } from '../../lab/script.js';
import { parseRate } from '../../model/units.js';
import type { Check, Groups, MatrixCheck, ProbeCheck } from '../../scenario/schema.js';

/** A flow that a check is about, and what it wants of it. */
export interface Wanted {
  readonly flow: Flow;
  readonly goal: Goal;
}

/** Of a matrix, the pairs that are shown for its reasons. */
const SHOWN = 3;

/** What a check wants to arrive: of a matrix one pair for each reason why a pair does not, three at most. */
export function wantedBy(state: State, check: Check, groups: Groups = {}): readonly Wanted[] {
  if ('bill' in check) return [];
  if ('matrix' in check) return inMatrix(state, check, groups);
  return probesOf(check).flatMap((question) => {
    const ends = endsOf(state, question);
    return ends.found ? [{ flow: ends.flow, goal: goalOf(check) }] : [];
  });
}

function goalOf(check: ProbeCheck): Goal {
  const rate = 'throughput' in check ? parseRate(check.at_least ?? check.expect ?? '') : undefined;
  return rate === undefined ? {} : { rate };
}

function inMatrix(state: State, check: MatrixCheck, groups: Groups): Wanted[] {
  const { asks, predicted, probe } = matrixQuestion(state, check, groups);
  const blocked = new Map<string, Wanted>();
  for (const [from, to] of asks.flatMap(({ expect, pairs }) => (expect === 'reachable' ? pairs : []))) {
    const reason = predicted.reasonOf(from, to);
    const key = `${reason?.code} ${reason?.object}`;
    if (!reason || blocked.has(key)) continue;
    const [a = '', b = ''] = [predicted.hosts[from], predicted.hosts[to]];
    blocked.set(key, { flow: { from: a, to: b, ...probe }, goal: {} });
    if (blocked.size === SHOWN) break;
  }
  return [...blocked.values()];
}
