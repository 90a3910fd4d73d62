import type { World } from '../../cloud/world.js';
import { after, type State } from '../../lab/script.js';
import { leaveOut } from '../../lab/without.js';
import type { Scenario } from '../../scenario/scenario.js';
import type { ItemRecord, ScenarioRecord } from '../record.js';

/** After one item of a run; the first moment is before all steps. */
export interface Moment {
  /** From 1; 0: before the first. */
  readonly step: number;
  /** Absent: before the first step. */
  readonly item?: ItemRecord;
  /** Place in `worlds`. */
  readonly state: number;
}

export interface Replay {
  readonly moments: readonly Moment[];
  /** Each is another than the one before. */
  readonly worlds: readonly World[];
}

/** What a run did, done again on the clouds alone: as far as it came, each of its moments with the world then. */
export function replay(asked: Scenario, record: ScenarioRecord): Replay {
  const scenario = leaveOut(
    asked,
    (record.without ?? []).filter((feature) => feature === 'latency'),
  );
  let state: State = { world: scenario.world, variables: {} };
  const worlds = [state.world];
  const moments: Moment[] = [{ step: 0, state: 0 }];
  for (const { index, items } of record.steps) {
    const script = scenario.steps[index - 1]?.do ?? [];
    for (const [i, item] of items.entries()) {
      const next = script[i];
      state = next ? after(state, next) : state;
      if (state.world !== worlds.at(-1)) worlds.push(state.world);
      moments.push({ step: index, item, state: worlds.length - 1 });
    }
  }
  return { moments, worlds };
}
