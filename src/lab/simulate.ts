import type { World } from '../cloud/world.js';
import { EXIT, LabError } from '../model/errors.js';
import type { Scenario } from '../scenario/scenario.js';
import { after, type State } from './script.js';

/**
 * The world after a step, with nothing built: calls, waits and faults are made, checks passed over. `at` is a step's number
 * from 1 or its title; absent: after the last step; `0`: before the first. Throws exit 2 if there is no such step.
 */
export function worldAt(scenario: Scenario, at?: string): World {
  let state: State = { world: scenario.world, variables: {} };
  for (const step of scenario.steps.slice(0, countOf(scenario, at))) {
    for (const item of step.do) state = after(state, item);
  }
  return state.world;
}

/** Between two steps of a scenario. */
export interface Moment {
  /** How many steps are done: the number of the last one; 0 before the first. */
  readonly step: number;
  /** Of the last one; absent before the first. */
  readonly title?: string;
}

/** Which moment `at` means, as `worldAt` takes it. Throws exit 2 if there is no such step. */
export function momentAt(scenario: Scenario, at?: string): Moment {
  const step = countOf(scenario, at);
  const title = scenario.steps[step - 1]?.step;
  return { step, ...(title === undefined ? {} : { title }) };
}

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
