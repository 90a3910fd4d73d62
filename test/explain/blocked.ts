import type { Flow } from '../../src/analyze/verdict.js';
import { endsOf } from '../../src/lab/ends.js';
import { probesOf } from '../../src/lab/question.js';
import { after, type State } from '../../src/lab/script.js';
import type { Scenario } from '../../src/scenario/scenario.js';
import type { Item } from '../../src/scenario/schema.js';

/** A check that expects that nothing arrives, at its moment. */
export interface Blocked {
  /** `alibaba/detach.lab.yaml: ping ecs-a -> ecs-b, step 3 item 2`. */
  readonly name: string;
  readonly file: string;
  /** Indexes of its step and of its item there. */
  readonly step: number;
  readonly item: number;
  /** The world before the check, and what was saved until then. */
  readonly state: State;
  readonly flow: Flow;
  /** Its ends as the file writes them. */
  readonly check: { readonly from: string; readonly to: string };
  readonly code: string | undefined;
}

/** Every check of a pair that is expected to be unreachable, and whose hosts exist by then. */
export function blockedIn(scenario: Scenario, file: string): Blocked[] {
  const found: Blocked[] = [];
  let state: State = { world: scenario.world, variables: {} };
  scenario.steps.forEach((step, s) => {
    step.do.forEach((item, i) => {
      found.push(...blockedAt(state, item, { file, step: s, item: i }));
      state = after(state, item);
    });
  });
  return found;
}

type Place = Pick<Blocked, 'file' | 'step' | 'item'>;

function blockedAt(state: State, item: Item, place: Place): Blocked[] {
  if (!('check' in item) || 'bill' in item.check || 'matrix' in item.check) return [];
  if (item.check.expect !== 'unreachable') return [];
  return probesOf(item.check).flatMap((question): Blocked[] => {
    const ends = endsOf(state, question);
    if (!ends.found) return [];
    const { flow, predicted } = ends;
    const where = `step ${place.step + 1} item ${place.item + 1}`;
    const port = flow.port === undefined ? '' : ` ${flow.port}`;
    const name = `${place.file}: ${question.kind} ${flow.from} -> ${flow.to}${port}, ${where}`;
    const check = { from: question.from, to: question.to };
    return [{ ...place, name, state, flow, check, code: predicted.code }];
  });
}
