import { replay } from '../../../src/lab/replay.js';
import { breakOrMend, call, type State, wait } from '../../../src/lab/script.js';
import type { Deed, Script } from '../../../src/lab/standing/journal/entry.js';
import type { Outcome } from '../../../src/lab/standing/standing.js';

/** What a lab has to be, by all that was answered. Found with scenarios' steps alone, not with the lab's own code. */
export interface Belief {
  readonly script: Script;
  readonly deeds: readonly Deed[];
  readonly state: State;
  /** In the journal. */
  readonly records: number;
}

/** What is asked of a lab. */
export type Order =
  | { readonly kind: 'deed'; readonly deed: Deed }
  | { readonly kind: 'apply'; readonly script: Script };

/** What an order makes of a lab, and what has to be answered. */
export interface Expected {
  /** The same as before if the order is refused, or changes nothing. */
  readonly belief: Belief;
  /** Of a deed. */
  readonly outcome?: Outcome;
  /** Of an apply: how many deeds are no longer accepted. */
  readonly dropped?: number;
}

export const begun = (script: Script): Belief => ({
  script,
  deeds: [],
  state: replay(script.scenario).state,
  records: 1,
});

export function expected(belief: Belief, order: Order): Expected {
  if (order.kind === 'deed') return done(belief, order.deed);
  const { script } = order;
  let now: Belief = { ...begun(script), records: belief.records + 1 };
  for (const deed of belief.deeds) {
    const { belief: next } = done(now, deed);
    now = { ...next, records: now.records };
  }
  const dropped = belief.deeds.length - now.deeds.length;
  return { belief: same({ ...now, records: belief.records }, belief) ? belief : now, dropped };
}

function done(belief: Belief, deed: Deed): Expected {
  const { state, outcome } = played(belief.state, deed);
  const passed = outcome.type === 'wait' || outcome.passed;
  if (!passed) return { belief, outcome };
  return {
    belief: { ...belief, deeds: [...belief.deeds, deed], state, records: belief.records + 1 },
    outcome,
  };
}

function played(state: State, deed: Deed): { readonly state: State; readonly outcome: Outcome } {
  if ('call' in deed) {
    const { state: next, called } = call(state, deed);
    return { state: next, outcome: { type: 'call', ...called } };
  }
  if ('wait' in deed) {
    const { state: next, waited } = wait(state, deed);
    return { state: next, outcome: { type: 'wait', ...waited } };
  }
  const { state: next, broke } = breakOrMend(state, deed);
  return { state: next, outcome: { type: 'fault', ...broke } };
}

const same = (a: Belief, b: Belief): boolean => JSON.stringify(a) === JSON.stringify(b);
