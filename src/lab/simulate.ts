import type { World } from '../cloud/world.js';
import { EXIT, LabError } from '../model/errors.js';
import type { Scenario } from '../scenario/scenario.js';
import type { Step } from '../scenario/schema.js';
import { after, type State } from './script.js';

/** The world after a step, with nothing built: calls, waits and faults are made, checks passed over. */
export function worldAt(scenario: Scenario, at?: string): World {
  let state: State = { world: scenario.world, variables: {} };
  for (const step of stepsUntil(scenario, at)) {
    for (const item of step.do) state = after(state, item);
  }
  return state.world;
}

/**
 * The steps up to one, itself included. `at` is its number from 1 or its title; absent: all; `0`: none. Throws exit 2 if
 * there is no such step.
 */
export const stepsUntil = (scenario: Scenario, at: string | undefined): readonly Step[] =>
  scenario.steps.slice(0, countOf(scenario, at));

function countOf({ steps, file }: Scenario, at: string | undefined): number {
  if (at === undefined) return steps.length;
  const index = steps.findIndex(({ step }) => step === at);
  const count = /^\d+$/.test(at) ? Number(at) : index + 1;
  if (count <= steps.length && (count > 0 || at === '0')) return count;
  throw new LabError(EXIT.usage, {
    what: `there is no step ${JSON.stringify(at)}`,
    where: file,
    hint: `give a number from 0 (before the first) to ${steps.length}, or a title: ${steps.map(({ step }) => JSON.stringify(step)).join(', ')}`,
  });
}
