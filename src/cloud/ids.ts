import { hash } from '../model/hash.js';
import type { World } from './world.js';

/** The next id with this prefix, `length` lower-case alphanumerics long, and the world in which it is used up. */
export function newId(world: World, prefix: string, length = 18): readonly [string, World] {
  const seed = `${prefix}${world.serial}`;
  const digits = `${hash(seed).slice(-9)}${hash(`${seed}/`).slice(-9)}`;
  return [prefix + digits.slice(0, length), { ...world, serial: world.serial + 1 }];
}
