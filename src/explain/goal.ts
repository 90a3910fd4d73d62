import type { Verdict } from '../analyze/verdict.js';

/** What a flow should come to. */
export interface Goal {
  /** Bits per second that its request's way should carry, if it were alone; absent: it only has to arrive. */
  readonly rate?: number;
}

/** Whether a flow that arrives is as fast as wanted. */
export const isFast = ({ rate }: Pick<Verdict, 'rate'>, goal: Goal): boolean =>
  goal.rate === undefined || rate === undefined || rate >= goal.rate;
