import { EXIT, LabError } from '../model/errors.js';
import type { LabEvent } from './event.js';
import { sourceStack } from './stack.js';

/** An error of a lab as the event that tells of it. */
export function failureEvent(error: unknown): LabEvent & { readonly type: 'failure' } {
  if (error instanceof LabError) return { type: 'failure', exit: error.exit, problem: error.problem };
  const [what = 'unknown error', ...rest] = sourceStack(error).split('\n');
  return {
    type: 'failure',
    exit: EXIT.failed,
    problem: {
      what,
      why: rest.join('\n'),
      hint: 'this is a fault of transitlab: report it with the scenario file',
    },
  };
}
