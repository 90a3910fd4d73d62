import type { ReasonCode } from '../../../analyze/verdict.js';
import type { PageMatrix, PageScenario } from '../data.js';
import { isThere, verdictOf } from './lookup.js';

/** What a cell of the grid stands for: one pair, or all between two groups. */
export interface Cell {
  readonly kind: 'reached' | 'blocked' | 'mixed' | 'self' | 'absent';
  readonly pairs: number;
  readonly reached: number;
  /** Of blocked pairs, the most frequent first: how many, and one of them. */
  readonly reasons: readonly Reason[];
}

export interface Reason {
  readonly code: ReasonCode;
  readonly count: number;
  readonly example: readonly [number, number];
}

export function cellOf(
  data: PageScenario,
  matrix: PageMatrix | undefined,
  from: readonly number[],
  to: readonly number[],
): Cell {
  const reasons = new Map<ReasonCode, { code: ReasonCode; count: number; example: [number, number] }>();
  let [pairs, reached, absent] = [0, 0, 0];
  for (const a of from) {
    for (const b of to) {
      if (!isThere(matrix, a) || !isThere(matrix, b)) absent++;
      const verdict = verdictOf(data, matrix, a, b);
      if (!verdict) continue;
      pairs++;
      if (verdict.reachable) reached++;
      else if (verdict.code) {
        const reason = reasons.get(verdict.code) ?? { code: verdict.code, count: 0, example: [a, b] };
        reason.count++;
        reasons.set(verdict.code, reason);
      }
    }
  }
  const sorted = [...reasons.values()].sort((x, y) => y.count - x.count || (x.code < y.code ? -1 : 1));
  return { kind: kindOf(pairs, reached, absent), pairs, reached, reasons: sorted };
}

function kindOf(pairs: number, reached: number, absent: number): Cell['kind'] {
  if (pairs === 0) return absent > 0 ? 'absent' : 'self';
  return reached === pairs ? 'reached' : reached === 0 ? 'blocked' : 'mixed';
}
