import type { Kernel } from '../../kernel/kernel.js';
import { EXIT, LabError, type Problem } from '../../model/errors.js';
import { diff } from '../../plane/diff.js';
import type { Plane } from '../../plane/plane.js';
import type { Prepared } from '../reconcile.js';

/** A change that was refused half-way: exit 4. */
export class NotDone extends LabError {
  constructor(
    problem: Problem,
    /** Whether what stood before stands again. */
    readonly restored: boolean,
    cause: unknown,
  ) {
    super(EXIT.kernel, problem, { cause });
    this.name = 'NotDone';
  }
}

/** Interfaces of a namespace that went may linger in the kernel for a moment, and their names with them. */
const TRIES = 2;

/**
 * Executes a plan whole or not at all: at a refusal what now stands is read from the kernel, and brought back to what
 * stood before. Rejects with `NotDone` then.
 */
export async function applyAtomically(kernel: Kernel, prepared: Prepared): Promise<void> {
  if (prepared.plan.length === 0) return;
  try {
    await kernel.apply(prepared.plan);
  } catch (error) {
    const failure = await bringBack(kernel, prepared);
    throw notDone(error, failure);
  }
}

/** `undefined` if it worked; else why not. */
async function bringBack(kernel: Kernel, { scope, actual: before }: Prepared): Promise<string | undefined> {
  let why: string | undefined;
  for (let i = 0; i < TRIES; i++) {
    try {
      await kernel.apply(diff(before, await kernel.observe(scope)));
      if (same(before, await kernel.observe(scope))) return undefined;
      why = 'what stands still differs';
    } catch (error) {
      why = briefly(error);
    }
  }
  return why;
}

/** On one line. */
function briefly(error: unknown): string {
  if (!(error instanceof LabError)) return error instanceof Error ? error.message : String(error);
  const { what, why } = error.problem;
  return why === undefined ? what : `${what}: ${why}`;
}

const same = (a: Plane, b: Plane): boolean => JSON.stringify(a) === JSON.stringify(b);

function notDone(error: unknown, failure: string | undefined): NotDone {
  const refused: Problem =
    error instanceof LabError
      ? error.problem
      : { what: error instanceof Error ? error.message : String(error) };
  const after =
    failure === undefined
      ? 'the lab was brought back to what stood before'
      : `what stood before could not be brought back: ${failure}`;
  return new NotDone({ ...refused, what: `${refused.what}; ${after}` }, failure === undefined, error);
}
