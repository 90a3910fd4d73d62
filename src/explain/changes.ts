import type { World } from '../cloud/world.js';

/** What became of something with an id between two worlds. */
export interface Change {
  readonly id: string;
  readonly kind: 'made' | 'changed' | 'removed';
}

type Row = Readonly<Record<string, unknown>>;
type Rows = Readonly<Record<string, Row>>;

const isRow = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Tokens say which calls were made, quotas what may be: neither is a thing. */
const NO_TABLES: readonly string[] = ['alibaba', 'tencent', 'tokens', 'quotas'];

/** Every table of a world, those of the clouds' own states as well. */
export function tablesIn(world: World): ReadonlyMap<string, Rows> {
  const named = (prefix: string, state: object): [string, Rows][] =>
    Object.entries(state).flatMap(([name, table]) =>
      isRow(table) && !NO_TABLES.includes(name) ? [[prefix + name, table as Rows] as [string, Rows]] : [],
    );
  return new Map([
    ...named('', world),
    ...named('alibaba.', world.alibaba),
    ...named('tencent.', world.tencent),
  ]);
}

/**
 * What two worlds have differently, by ids: rows, and what rows hold under ids of their own (rules, routes, hosts). A row
 * has changed if its own fields have, or if it holds other things than before. Unchanged parts are the same objects, so
 * this costs as much as has changed.
 */
export function changesBetween(before: World, after: World): Change[] {
  const [old, now] = [tablesIn(before), tablesIn(after)];
  const changes = [...now].flatMap(([name, table]) => {
    const was = old.get(name) ?? {};
    return was === table ? [] : rowChanges(name, was, table);
  });
  return changes.map((change) =>
    change.kind === 'removed' && isIn(now, change.id) ? { ...change, kind: 'changed' } : change,
  );
}

/**
 * Keys that are more than an id (`cen-1/vpc-a` joins two things, `line pc-1` says what is wrong with one) may be in
 * several tables: then the table tells them apart.
 */
export const thingId = (table: string, key: string): string => (/[\s/]/.test(key) ? `${table} ${key}` : key);

const isIn = (tables: ReadonlyMap<string, Rows>, id: string): boolean =>
  [...tables.values()].some((table) => Object.hasOwn(table, id));

function rowChanges(table: string, before: Rows, after: Rows): Change[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys.flatMap((key) => {
    const [was, is] = [before[key], after[key]];
    return was === is ? [] : [...thingChanges(thingId(table, key), was, is), ...parted(key, is)];
  });
}

function thingChanges(id: string, was: Row | undefined, is: Row | undefined): Change[] {
  const [had, has] = [was ? held(was) : new Map<string, Row>(), is ? held(is) : new Map<string, Row>()];
  const inner = [...new Set([...had.keys(), ...has.keys()])].flatMap((part) =>
    change(part, had.get(part), has.get(part)),
  );
  return [...change(id, was && bare(was), is && bare(is)), ...inner];
}

function change(id: string, was: Row | undefined, is: Row | undefined): Change[] {
  if (!was) return is ? [{ id, kind: 'made' }] : [];
  if (!is) return [{ id, kind: 'removed' }];
  return JSON.stringify(was) === JSON.stringify(is) ? [] : [{ id, kind: 'changed' }];
}

/** What was joined by a row that is gone has changed: a VPC that was detached. */
const parted = (key: string, is: Row | undefined): Change[] =>
  is || !key.includes('/') ? [] : key.split('/').map((id) => ({ id, kind: 'changed' }));

/** What a row holds that has an id: in lists, or in tables of its own. */
export function held(row: Row): ReadonlyMap<string, Row> {
  const parts = Object.values(row).flatMap((value) => partsIn(value));
  return new Map(parts.map((part) => [String(part.id), part]));
}

function partsIn(value: unknown): Row[] {
  const all: unknown[] = Array.isArray(value) ? value : isRow(value) ? Object.values(value) : [];
  return all.filter((part): part is Row => isRow(part) && typeof part.id === 'string');
}

/** A row with the ids of what it holds in place of it. */
const bare = (row: Row): Row =>
  Object.fromEntries(
    Object.entries(row).map(([key, value]) => {
      const parts = partsIn(value);
      return [key, parts.length > 0 ? parts.map(({ id }) => id) : value];
    }),
  );
