import { drop, put, type Table } from '../model/json.js';
import type { World } from './world.js';

/** The names of the fields of a state that are tables. */
type TableName<S> = {
  [K in keyof S]: S[K] extends Table<infer R> ? (R extends object ? K : never) : never;
}[keyof S] &
  string;
type RowOf<T> = T extends Table<infer R> ? R : never;

/** Ways to change the tables of one cloud's own state. */
export const tablesOf = <S extends object>(
  of: (world: World) => S,
  set: (world: World, state: S) => World,
) => {
  const change = (world: World, tables: Partial<S>): World => set(world, { ...of(world), ...tables });
  return {
    change,
    putRow: <K extends TableName<S>>(world: World, table: K, id: string, row: RowOf<S[K]>): World =>
      change(world, { [table]: put(of(world)[table] as Table<unknown>, id, row) } as Partial<S>),
    dropRow: (world: World, table: TableName<S>, id: string): World =>
      change(world, { [table]: drop(of(world)[table] as Table<unknown>, id) } as Partial<S>),
  };
};
