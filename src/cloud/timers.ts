import type { Timer, World } from './world.js';

/** Sets a timer; it fires after those that were set earlier for the same moment. */
export function schedule(world: World, timer: Timer): World {
  const later = world.timers.findIndex(({ at }) => at > timer.at);
  const place = later < 0 ? world.timers.length : later;
  return { ...world, timers: [...world.timers.slice(0, place), timer, ...world.timers.slice(place)] };
}

/** Forgets timers that no longer mean anything: those of a deleted object. */
export const cancel = (world: World, matches: (timer: Timer) => boolean): World =>
  world.timers.some(matches) ? { ...world, timers: world.timers.filter((t) => !matches(t)) } : world;
