import type { World } from '../cloud/world.js';

/** What differs in a world, and nothing else: fields of objects at any depth; lists are whole. */
export type Patch = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Patch =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What `after` has otherwise than `before`, or more. */
export const patchOf = (before: Patch, after: Patch): Patch =>
  Object.fromEntries(
    Object.entries(after).flatMap(([key, value]): [string, unknown][] => {
      const old = before[key];
      if (value === old) return [];
      return [[key, isRecord(value) && isRecord(old) ? patchOf(old, value) : value]];
    }),
  );

export const patched = (world: World, patch: Patch): World => merged({ ...world }, patch) as unknown as World;

const merged = (before: Patch, patch: Patch): Patch =>
  Object.entries(patch).reduce<Record<string, unknown>>(
    (after, [key, value]) => {
      const old = before[key];
      after[key] = isRecord(value) && isRecord(old) ? merged(old, value) : value;
      return after;
    },
    { ...before },
  );
