import type { Moment } from '../explain/moment.js';
import { EXIT, LabError } from '../model/errors.js';
import { join } from '../scenario/pointer.js';
import type { Scenario } from '../scenario/scenario.js';
import { after, type State } from './script.js';

/** A scenario's steps up to one of them, made on the virtual clock: nothing is built. */
export interface Replay {
  /** Steps that were made; 0: none. */
  readonly step: number;
  readonly state: State;
  /** Each item that changes a world, in order. */
  readonly moments: readonly Moment[];
}

/**
 * Calls, waits and faults are made, checks passed over. `at` is a step's number from 1 or its title; absent: after the
 * last step; `0`: before the first. Throws exit 2 if there is no such step.
 */
export function replay(scenario: Scenario, at?: string): Replay {
  const step = countOf(scenario, at);
  let state: State = { world: scenario.world, variables: {} };
  const moments: Moment[] = [];
  for (const [s, { do: items }] of scenario.steps.slice(0, step).entries()) {
    for (const [i, item] of items.entries()) {
      if ('check' in item) continue;
      state = after(state, item);
      const place = scenario.positions[join('/steps', s, 'do', i)];
      moments.push({ step: s + 1, item, ...(place && { at: place }), ...state });
    }
  }
  return { step, state, moments };
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
