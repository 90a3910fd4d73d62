import type { JsonObject } from '../model/json.js';
import type { CloudName, Timer, World } from './world.js';

/** Sets a timer; it fires after those that were set earlier for the same moment. */
export function schedule(world: World, timer: Timer): World {
  const later = world.timers.findIndex(({ at }) => at > timer.at);
  const place = later < 0 ? world.timers.length : later;
  return { ...world, timers: [...world.timers.slice(0, place), timer, ...world.timers.slice(place)] };
}

/** Forgets timers that no longer mean anything: those of a deleted object. */
export const cancel = (world: World, matches: (timer: Timer) => boolean): World =>
  world.timers.some(matches) ? { ...world, timers: world.timers.filter((t) => !matches(t)) } : world;

/** The two ways in which a cloud sets timers for its events `E`. */
export const timersOf = <E extends string>(cloud: CloudName) => ({
  /** A state that this call begins ends after `ms`. */
  later: (world: World, ms: number, event: E, data: JsonObject): World =>
    schedule(world, { at: world.now + ms, wait: 'settle', cloud, event, data }),
  /** Something falls due at the moment `at`; nobody waits for it. */
  onDeadline: (world: World, at: number, event: E, data: JsonObject): World =>
    schedule(world, { at, wait: 'deadline', cloud, event, data }),
});
