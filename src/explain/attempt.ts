import type { Call } from '../cloud/call.js';
import { advance, apply, heal, settle } from '../cloud/clouds.js';
import { find } from '../cloud/lookup.js';
import type { Remedy } from '../cloud/remedies.js';
import type { World } from '../cloud/world.js';
import type { Json, JsonObject } from '../model/json.js';
import { unreachable } from '../model/never.js';
import { fill, pick, type Variables } from '../scenario/variables.js';
import { type FixItem, targetOf } from './item.js';
import { givenBy, type Names, named } from './names.js';
import { patched, patchOf } from './patch.js';

/** What has been tried so far: the world it led to, and its items. */
export interface Attempt {
  readonly world: World;
  readonly items: readonly FixItem[];
  readonly names: Names;
}

/** An attempt with a remedy more; absent: a cloud refused a call, or nothing changed. */
export function tried(attempt: Attempt, remedy: Remedy): Attempt | undefined {
  switch (remedy.kind) {
    case 'calls': {
      const after = remedy.calls.reduce<Attempt | undefined>(
        (before, call) => before && called(before, call, remedy.sweeping),
        attempt,
      );
      return after?.world === attempt.world ? undefined : after;
    }
    case 'heal': {
      const { fault } = remedy;
      const item: FixItem = { kind: 'heal', target: targetOf(attempt.world, fault, attempt.names), fault };
      return { ...attempt, world: heal(attempt.world, fault), items: [...attempt.items, item] };
    }
    case 'file': {
      const change = patchOf({ ...attempt.world }, { ...remedy.world });
      const item: FixItem = { kind: 'file', text: remedy.text, change };
      return { ...attempt, world: remedy.world, items: [...attempt.items, item] };
    }
    default:
      return unreachable(remedy);
  }
}

/** An attempt that lets what is under way come to its end; absent: nothing is. */
export function waited(attempt: Attempt): Attempt | undefined {
  const { world, ms } = settle(attempt.world);
  return ms === 0 ? undefined : { ...attempt, world, items: [...attempt.items, { kind: 'wait', ms }] };
}

function called(attempt: Attempt, call: Call, sweeping: true | undefined): Attempt | undefined {
  const { as, action, params } = call;
  if (!find(attempt.world.accounts, as)) return undefined;
  const result = apply(attempt.world, call);
  if (!result.ok) return undefined;
  const taken = new Set([...attempt.names.values()].map((name) => name.slice(1)));
  const given = givenBy(result.response, taken).filter(
    ({ value }) => !attempt.names.has(value) && !mentions(params, value),
  );
  const item: FixItem = {
    kind: 'call',
    as,
    action,
    params: named(params, attempt.names),
    ...(given.length > 0 && { save: Object.fromEntries(given.map(({ name, path }) => [name, path])) }),
    ...(sweeping && { sweeping }),
  };
  return {
    world: settle(result.world).world,
    items: [...attempt.items, item],
    names: new Map([...attempt.names, ...given.map(({ name, value }) => [value, `$${name}`] as const)]),
  };
}

/** What a call is told was there before it: it keeps its own name. */
const mentions = (json: Json, value: string): boolean =>
  json === value ||
  (json !== null && typeof json === 'object' && Object.values(json).some((inner) => mentions(inner, value)));

/** The world after items, made one by one as a scenario makes them; absent: one of them was refused. */
export function worldAfter(world: World, items: readonly FixItem[], variables: Variables): World | undefined {
  let current = world;
  let known = variables;
  for (const item of items) {
    if (item.kind === 'call') {
      const params = fill(item.params, current, known);
      const result = apply(current, { as: item.as, action: item.action, params });
      if (!result.ok) return undefined;
      known = { ...known, ...saved(result.response, item.save ?? {}) };
      current = settle(result.world).world;
    } else if (item.kind === 'wait') current = advance(current, item.ms).world;
    else if (item.kind === 'heal') current = heal(current, item.fault);
    else current = patched(current, item.change);
  }
  return current;
}

const saved = (response: JsonObject, save: Readonly<Record<string, string>>): Variables =>
  Object.fromEntries(
    Object.entries(save).flatMap(([name, path]) => {
      const value = pick(response, path);
      return value === undefined ? [] : [[name, value]];
    }),
  );
