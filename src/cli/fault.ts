import type { LabEvent } from '../lab/event.js';
import { sourceStack } from '../lab/stack.js';
import { EXIT, LabError, type Problem } from '../model/errors.js';

/** An error that nobody foresaw: a fault of transitlab's own. */
export function faultOf(error: unknown): Problem {
  const [what = 'unknown error', ...stack] = sourceStack(error).split('\n');
  return {
    what,
    ...(stack.length > 0 ? { why: stack.map((line) => line.trim()).join('\n       ') } : {}),
    hint: 'this is a fault of transitlab: report it, with the scenario file',
  };
}

/** What ends a run whose lab threw an error instead of saying how it ended. */
export const failureOf = (error: unknown): LabEvent =>
  error instanceof LabError
    ? { type: 'failure', exit: error.exit, problem: error.problem }
    : { type: 'failure', exit: EXIT.failed, problem: faultOf(error) };
