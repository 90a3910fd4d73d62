import type { Flow } from '../analyze/verdict.js';
import { deriveFabric } from '../cloud/fabric.js';
import type { Obstacle, Remedy } from '../cloud/remedies.js';
import { remediesFor } from '../cloud/remedy.js';
import type { World } from '../cloud/world.js';
import type { Item } from '../scenario/schema.js';
import type { Variables } from '../scenario/variables.js';
import { type Attempt, tried, waited, worldAfter } from './attempt.js';
import type { Goal } from './goal.js';
import { type FixItem, itemText, scenarioItem } from './item.js';
import { needed } from './minimal.js';
import { namesIn } from './names.js';
import { obstacleOf } from './obstacle.js';

export type { FixItem } from './item.js';

/**
 * A way to make a flow work that was tried: in a copy of the world its items led to one in which packets arrive, as fast
 * as wanted.
 */
export interface Fix {
  readonly items: readonly FixItem[];
  /** One sentence for people. */
  readonly text: string;
}

/** What a fix cannot be longer than, in remedies. */
const DEEPEST = 14;
/** From how many worlds the search goes on, for each first remedy. */
const WORLDS = 20;
const MOST = 3;

/** What a search is for. */
interface Aim {
  readonly flow: Flow;
  readonly goal: Goal;
}

/**
 * At most three ways to make a flow work, and as fast as its goal says, each beginning differently: those that do least
 * beside it first, then the shortest, then those that clouds name first. Empty: the flow works, or nothing was found that
 * makes it. `variables` are what a scenario saved: parameters refer to them where they can. Pure; the world stays as it is.
 */
export function fixesFor(
  world: World,
  flow: Flow,
  variables: Variables = {},
  goal: Goal = {},
): readonly Fix[] {
  const start: Attempt = { world, items: [], names: namesIn(world, variables) };
  const aim: Aim = { flow, goal };
  const obstacle = obstacleOf(world, flow, goal);
  if (!obstacle) return [];
  const found = steps(start, aim, obstacle, []).flatMap((first): Fix[] => {
    const items = solved(first, aim, [first.done], { worlds: WORLDS });
    return items ? [fixOf(world, aim, items, variables)].flatMap((fix) => fix ?? []) : [];
  });
  return distinct(found)
    .sort((a, b) => sweeps(a) - sweeps(b) || a.items.length - b.items.length)
    .slice(0, MOST);
}

/** How many of its items do more than the flow needs. */
const sweeps = ({ items }: Fix): number =>
  items.filter((item) => item.kind === 'call' && item.sweeping).length;

/** As items of a scenario's step. A change of the file itself is none: it is in the fix's text only. */
export const fixItems = ({ items }: Fix): readonly Item[] => items.flatMap(scenarioItem);

interface Step {
  readonly attempt: Attempt;
  /** What was done, to do it once only. */
  readonly done: string;
  /** What stops the flow then. */
  readonly obstacle: Obstacle | undefined;
  readonly sweeping: boolean;
}

/**
 * Everything that can be done next against what stops the flow now, what leads on before what changes nothing yet;
 * nothing of it was `done` on this way.
 */
function steps(attempt: Attempt, aim: Aim, obstacle: Obstacle, done: readonly string[]): Step[] {
  const { world } = attempt;
  const step = (next: Attempt | undefined, name: string, isSweeping: boolean): Step[] =>
    next && isThere(next.world, aim.flow)
      ? [{ attempt: next, done: name, obstacle: obstacleIn(next.world, aim), sweeping: isSweeping }]
      : [];
  const remedies = remediesFor(world, deriveFabric(world), obstacle)
    .map((remedy) => ({ remedy, name: nameOf(remedy) }))
    .filter(({ name }) => !done.includes(name));
  return [
    ...step(waited(attempt), `wait ${world.now}`, false),
    ...remedies.flatMap(({ remedy, name }) => step(tried(attempt, remedy), name, isSweeping(remedy))),
  ].sort((a, b) => rank(a, obstacle) - rank(b, obstacle));
}

const obstacleIn = (world: World, { flow, goal }: Aim): Obstacle | undefined => obstacleOf(world, flow, goal);

function rank({ obstacle, sweeping }: Step, before: Obstacle): number {
  if (obstacle === undefined) return sweeping ? 2 : 0;
  const same = JSON.stringify(obstacle) === JSON.stringify(before);
  return (same ? 4 : 1) + (sweeping ? 2 : 0);
}

const isSweeping = (remedy: Remedy): boolean => remedy.kind === 'calls' && remedy.sweeping === true;

const nameOf = (remedy: Remedy): string => {
  switch (remedy.kind) {
    case 'calls':
      return JSON.stringify(remedy.calls);
    case 'heal':
      return JSON.stringify(remedy.fault);
    case 'file':
      return remedy.text;
  }
};

/** Depth first: the items that lead to a world in which the flow works. */
function solved(
  { attempt, obstacle }: Pick<Step, 'attempt' | 'obstacle'>,
  aim: Aim,
  done: readonly string[],
  budget: { worlds: number },
): readonly FixItem[] | undefined {
  if (!obstacle) return attempt.items;
  if (done.length >= DEEPEST || budget.worlds-- <= 0) return undefined;
  for (const next of steps(attempt, aim, obstacle, done)) {
    const items = solved(next, aim, [...done, next.done], budget);
    if (items) return items;
  }
  return undefined;
}

/** Tried once more as it is offered, without what is not needed; absent: it depended on more than its items. */
function fixOf(world: World, aim: Aim, items: readonly FixItem[], variables: Variables): Fix | undefined {
  const works = (some: readonly FixItem[]): boolean => {
    const after = worldAfter(world, some, variables);
    return after !== undefined && isThere(after, aim.flow) && !obstacleIn(after, aim);
  };
  if (!works(items)) return undefined;
  const kept = needed(items, works);
  return { items: kept, text: `${kept.map(itemText).join('; then ')}.` };
}

const isThere = (world: World, { from, to }: Flow): boolean => {
  const { hosts } = deriveFabric(world);
  return Object.hasOwn(hosts, from) && Object.hasOwn(hosts, to);
};

/** Different remedies may come down to the same items. */
const distinct = (fixes: readonly Fix[]): Fix[] => [
  ...new Map(fixes.map((fix) => [fix.text, fix] as const)).values(),
];
