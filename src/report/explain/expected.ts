import type { Explanation } from '../../explain/explanation.js';
import { isFast } from '../../explain/goal.js';

/** What a user expects of a flow. */
export type Expected = 'reachable' | 'unreachable';

/** Whether it arrives, and is as fast as was asked. */
export const isGood = ({ verdict, wanted }: Explanation): boolean =>
  verdict.reachable && isFast(verdict, wanted === undefined ? {} : { rate: wanted });

/** What is too slow is neither. */
export const isAsExpected = (of: Explanation, expected: Expected): boolean =>
  expected === 'reachable' ? isGood(of) : !of.verdict.reachable;
