import { advance, apply, fail, heal, settle } from '../cloud/clouds.js';
import { broken } from '../cloud/faults.js';
import type { World } from '../cloud/world.js';
import type { Json, JsonObject } from '../model/json.js';
import { parseDuration } from '../model/units.js';
import type { CallStep, FaultStep, HealStep, Item, WaitStep } from '../scenario/schema.js';
import type { CallEvent, FaultEvent, WaitEvent } from './event.js';
import { faultOf } from './fault.js';
import { fill, pick, type Variables } from './variables.js';

/** Where a scenario stands: the world, and what calls have saved. */
export interface State {
  readonly world: World;
  readonly variables: Variables;
}

/** A call's event without what only a kernel can add. */
export type Called = Omit<CallEvent, 'type' | 'at' | 'changes'>;
export type Waited = Omit<WaitEvent, 'type' | 'at' | 'changes'>;
export type Broken = Omit<FaultEvent, 'type' | 'at' | 'changes'>;

/** Makes a scenario's call. Pure. */
export function call(state: State, step: CallStep): { readonly state: State; readonly called: Called } {
  const params = fill((step.with ?? {}) as JsonObject, state.world, state.variables);
  const result = apply(state.world, { as: step.as, action: step.call, params });
  const common = {
    as: step.as,
    action: step.call,
    params,
    ...(step.fails === undefined ? {} : { expectedError: step.fails }),
  };
  if (!result.ok) {
    const passed = step.fails === result.error.code;
    const why =
      step.fails === undefined ? 'the cloud refused it' : `refused with another code than ${step.fails}`;
    return {
      state,
      called: {
        ...common,
        outcome: { ok: false, error: result.error },
        passed,
        ...(passed ? {} : { why }),
        settledMs: 0,
      },
    };
  }
  const settled = step.settle === false ? { world: result.world, ms: 0 } : settle(result.world);
  const { saved, missing } = save(result.response, step.save ?? {});
  const why = step.fails !== undefined ? `not refused with ${step.fails}` : missing;
  return {
    state: { world: settled.world, variables: { ...state.variables, ...saved } },
    called: {
      ...common,
      outcome: { ok: true, response: result.response },
      passed: why === undefined,
      ...(why === undefined ? {} : { why }),
      settledMs: settled.ms,
    },
  };
}

function save(
  response: JsonObject,
  wanted: Readonly<Record<string, string>>,
): { readonly saved: Record<string, Json>; readonly missing?: string } {
  const saved: Record<string, Json> = {};
  for (const [name, path] of Object.entries(wanted)) {
    const value = pick(response, path);
    if (value === undefined) return { saved, missing: `the answer has no ${path} to save as ${name}` };
    saved[name] = value;
  }
  return { saved };
}

/** Moves the virtual clock. Pure. */
export function wait(state: State, step: WaitStep): { readonly state: State; readonly waited: Waited } {
  const ms = parseDuration(step.wait) ?? 0;
  const { world, happened } = advance(state.world, ms);
  return { state: { ...state, world }, waited: { ms, now: world.now, happened } };
}

/** Breaks something or mends it. Breaking what is broken, and mending what is not, is a step that failed. Pure. */
export function breakOrMend(
  state: State,
  step: FaultStep | HealStep,
): { readonly state: State; readonly broke: Broken } {
  const [action, wanted] =
    'fault' in step ? (['fault', step.fault] as const) : (['heal', step.heal] as const);
  const { target, fault, why } = faultOf(state, wanted);
  const failed = (text: string) => ({ state, broke: { action, target, passed: false, why: text } });
  if (!fault) return failed(why ?? `there is no ${target}`);
  if (broken(state.world, fault) === (action === 'fault'))
    return failed(`${target} is ${action === 'fault' ? 'broken already' : 'not broken'}`);
  const world = action === 'fault' ? fail(state.world, fault) : heal(state.world, fault);
  return { state: { ...state, world }, broke: { action, target, passed: true } };
}

/** Where an item leads to, whatever it says; checks change nothing. Pure. */
export function after(state: State, item: Item): State {
  if ('call' in item) return call(state, item).state;
  if ('wait' in item) return wait(state, item).state;
  return 'check' in item ? state : breakOrMend(state, item).state;
}
