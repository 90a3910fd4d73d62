import type { Explanation } from '../../explain/explanation.js';

/** What a user expects of a flow. */
export type Expected = 'reachable' | 'unreachable';

export const isAsExpected = ({ verdict }: Explanation, expected: Expected): boolean =>
  verdict.reachable === (expected === 'reachable');
