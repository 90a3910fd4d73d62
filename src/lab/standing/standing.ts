import { createHash } from 'node:crypto';
import { EXIT, LabError } from '../../model/errors.js';
import { unreachable } from '../../model/never.js';
import type { Position } from '../../scenario/scenario.js';
import type { Item } from '../../scenario/schema.js';
import { itemsBefore } from '../replay.js';
import { type Broken, breakOrMend, type Called, call, type State, type Waited, wait } from '../script.js';
import { leaveOut } from '../without.js';
import type { Deed, Entry, Script } from './journal/entry.js';

/** What a lab is: all of it follows from its journal. */
export interface Standing {
  readonly script: Script;
  /** What was done by hand since, in order. */
  readonly deeds: readonly Deed[];
  readonly state: State;
}

/** What came of a deed. */
export type Outcome =
  | ({ readonly type: 'call' } & Called)
  | ({ readonly type: 'wait' } & Waited)
  | ({ readonly type: 'fault' } & Broken);

/** A step that went otherwise than its file wants, or a deed that is no longer accepted. */
export interface Wrong {
  /** Of a file's step. */
  readonly at?: Position;
  readonly deed: Deed;
  readonly why: string;
}

/** Does something to a state. Pure. */
export function act(state: State, deed: Deed): { readonly state: State; readonly outcome: Outcome } {
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

/** Why it was not done as wanted; `undefined` if it was. */
export function whyNot(outcome: Outcome): string | undefined {
  switch (outcome.type) {
    case 'wait':
      return undefined;
    case 'fault':
      return outcome.passed ? undefined : (outcome.why ?? 'it could not be done');
    case 'call': {
      if (outcome.passed) return undefined;
      const { outcome: answer, why = 'the cloud refused it' } = outcome;
      return answer.ok ? why : `${why}: ${answer.error.code}: ${answer.error.message}`;
    }
    default:
      return unreachable(outcome);
  }
}

/** What stands when a file was played: its calls, waits and faults; checks are passed over. Pure. */
export function play({ scenario: asked, at, without }: Script): {
  readonly state: State;
  readonly wrong: readonly Wrong[];
} {
  const scenario = leaveOut(asked, without);
  const wrong: Wrong[] = [];
  let state: State = { world: scenario.world, variables: {} };
  for (const { item, at: position } of itemsBefore(scenario, at)) {
    if (!isDeed(item)) continue;
    const done = act(state, item);
    const why = whyNot(done.outcome);
    if (why !== undefined) wrong.push({ deed: item, why, ...(position && { at: position }) });
    state = done.state;
  }
  return { state, wrong };
}

const isDeed = (item: Item): item is Deed => !('check' in item);

/** A file in place of another: what was done by hand is done again, as far as it is still accepted. Pure. */
export function playAll(
  script: Script,
  deeds: readonly Deed[],
): {
  readonly standing: Standing;
  /** Of the file. */
  readonly wrong: readonly Wrong[];
  readonly dropped: readonly Wrong[];
} {
  const played = play(script);
  let { state } = played;
  const kept: Deed[] = [];
  const dropped: Wrong[] = [];
  for (const deed of deeds) {
    const done = possible(state, deed) ? act(state, deed) : undefined;
    const why = done ? whyNot(done.outcome) : 'there is no such account any more';
    if (done && why === undefined) {
      state = done.state;
      kept.push(deed);
    } else dropped.push({ deed, why: why ?? '' });
  }
  return { standing: { script, deeds: kept, state }, wrong: played.wrong, dropped };
}

/** Only accounts of the world can call. */
export const possible = ({ world }: State, deed: Deed): boolean =>
  !('call' in deed) || Object.hasOwn(world.accounts, deed.as);

/** What an entry makes of a lab. Pure. */
export function follow(standing: Standing | undefined, entry: Entry): Standing {
  switch (entry.kind) {
    case 'up':
      return playAll(entry.script, []).standing;
    case 'apply':
      return playAll(entry.script, entry.deeds).standing;
    case 'deed': {
      if (!standing)
        throw new LabError(EXIT.failed, { what: 'a journal begins with something done by hand' });
      const { state } = act(standing.state, entry.deed);
      return { ...standing, deeds: [...standing.deeds, entry.deed], state };
    }
    default:
      return unreachable(entry);
  }
}

/** Tells states apart. */
export const digestOf = ({ state }: Standing): string =>
  createHash('sha256').update(JSON.stringify(state)).digest('hex').slice(0, 16);
