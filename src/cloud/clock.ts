import { cloudNamed } from './registry.js';
import type { World } from './world.js';

export interface Moved {
  readonly world: World;
  /** Virtual milliseconds that passed. */
  readonly ms: number;
  /** What happened by itself meanwhile, in order. */
  readonly happened: readonly string[];
}

/** Moves the virtual clock by `ms`; timers that fall due fire in order, also those that others set on the way. */
export const advance = (world: World, ms: number): Moved => moveTo(world, world.now + ms);

/**
 * Moves the clock until nothing that a call began is under way, and no further; deadlines that lie on the way do
 * fire.
 */
export function settle(world: World): Moved {
  const happened: string[] = [];
  let current = world;
  for (let next = lastSettling(current); next !== undefined; next = lastSettling(current)) {
    const moved = moveTo(current, next);
    happened.push(...moved.happened);
    current = moved.world;
  }
  return { world: current, ms: current.now - world.now, happened };
}

const lastSettling = (world: World): number | undefined =>
  world.timers.filter(({ wait }) => wait === 'settle').at(-1)?.at;

function moveTo(world: World, now: number): Moved {
  const happened: string[] = [];
  let current = world;
  for (let [due] = current.timers; due && due.at <= now; [due] = current.timers) {
    const fired = cloudNamed(due.cloud).fire(
      { ...current, now: due.at, timers: current.timers.slice(1) },
      due,
    );
    if (fired.happened !== undefined) happened.push(fired.happened);
    current = fired.world;
  }
  return { world: { ...current, now }, ms: now - world.now, happened };
}
