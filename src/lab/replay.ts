import type { Moment, Point } from '../explain/moment.js';
import { EXIT, LabError } from '../model/errors.js';
import { join } from '../scenario/pointer.js';
import type { Scenario } from '../scenario/scenario.js';
import { after, type State } from './script.js';

/** A scenario's steps up to a point, made on the virtual clock: nothing is built. */
export interface Replay {
  readonly point: Point;
  readonly state: State;
  /** Each item that was made, checks aside, in order. */
  readonly moments: readonly Moment[];
}

/**
 * Calls, waits and faults are made, checks passed over. `at` is a step's number from 1 or its title, or `2.3`: after the
 * third item of step 2; absent: after the last step; `0`: before the first. Throws exit 2 if there is no such step.
 */
export function replay(scenario: Scenario, at?: string): Replay {
  const point = pointOf(scenario, at);
  let state: State = { world: scenario.world, variables: {} };
  const moments: Moment[] = [];
  for (const { step, number, item, at: place } of itemsUntil(scenario, point)) {
    if ('check' in item) continue;
    state = after(state, item);
    moments.push({ point: { step, item: number }, item, ...(place && { at: place }), ...state });
  }
  return { point, state, moments };
}

/** Items up to a point, which is given as for `replay`. */
export const itemsBefore = (scenario: Scenario, at?: string) => itemsUntil(scenario, pointOf(scenario, at));

const itemsUntil = ({ steps, positions }: Scenario, { step: last, item: end }: Point) =>
  steps
    .slice(0, last)
    .flatMap(({ do: items }, s) =>
      items.map((item, i) => ({
        step: s + 1,
        number: i + 1,
        item,
        at: positions[join('/steps', s, 'do', i)],
      })),
    )
    .filter(({ step, number }) => step < last || end === undefined || number <= end);

function pointOf(scenario: Scenario, at: string | undefined): Point {
  const { steps, file } = scenario;
  if (at === undefined) return { step: steps.length };
  const titled = steps.findIndex(({ step }) => step === at) + 1;
  const point = titled > 0 ? { step: titled } : numbered(scenario, at);
  if (point) return point;
  throw new LabError(EXIT.usage, {
    what: `there is no step ${JSON.stringify(at)}`,
    where: file,
    hint: `give a number from 0 (before the first) to ${steps.length}, or 2.3 for the third item of step 2, or a title: ${steps.map(({ step }) => JSON.stringify(step)).join(', ')}`,
  });
}

function numbered({ steps }: Scenario, at: string): Point | undefined {
  const [, step, item] = /^(\d{1,6})(?:\.(\d{1,6}))?$/.exec(at) ?? [];
  if (step === undefined || Number(step) > steps.length) return undefined;
  if (item === undefined) return { step: Number(step) };
  const items = steps[Number(step) - 1]?.do.length ?? 0;
  const number = Number(item);
  return number >= 1 && number <= items ? { step: Number(step), item: number } : undefined;
}
