import type { World } from '../../cloud/world.js';
import type { Replayed } from '../../explain/explain.js';
import type { Moment as Made } from '../../explain/moment.js';
import { after, type State } from '../../lab/script.js';
import { leaveOut } from '../../lab/without.js';
import type { Scenario } from '../../scenario/scenario.js';
import type { Item } from '../../scenario/schema.js';
import type { ItemRecord, ScenarioRecord } from '../record.js';

/** After one item of a run; the first moment is before all steps. */
export interface Moment {
  /** From 1; 0: before the first. */
  readonly step: number;
  /** Absent: before the first step. */
  readonly item?: ItemRecord;
  /** Which of its step's items it is, from 1. */
  readonly number?: number;
  /** Place in `worlds`. */
  readonly state: number;
  /** What the file says there; absent: before the first step. */
  readonly script?: Item;
}

export interface Replay {
  /** As it was run, without what was left out. */
  readonly scenario: Scenario;
  readonly moments: readonly Moment[];
  /** Each is another than the one before. */
  readonly worlds: readonly World[];
  /** By world: how it came to be. */
  readonly replayed: readonly Replayed[];
}

/** What a run did, done again on the clouds alone: as far as it came, each of its moments with the world then. */
export function replay(asked: Scenario, record: ScenarioRecord): Replay {
  const scenario = leaveOut(
    asked,
    (record.without ?? []).filter((feature) => feature === 'latency'),
  );
  let state: State = { world: scenario.world, variables: {} };
  let made: readonly Made[] = [];
  const replayed: Replayed[] = [{ point: { step: 0 }, state, moments: made }];
  const moments: Moment[] = [{ step: 0, state: 0 }];
  for (const { index: step, items } of record.steps) {
    const script = scenario.steps[step - 1]?.do ?? [];
    for (const [i, item] of items.entries()) {
      const next = script[i];
      const point = { step, item: i + 1 };
      state = next ? after(state, next) : state;
      if (next && !('check' in next)) made = [...made, { point, item: next, at: item.at, ...state }];
      if (state.world !== replayed.at(-1)?.state.world) replayed.push({ point, state, moments: made });
      moments.push({ step, item, number: i + 1, state: replayed.length - 1, ...(next && { script: next }) });
    }
  }
  return { scenario, moments, worlds: replayed.map((one) => one.state.world), replayed };
}
