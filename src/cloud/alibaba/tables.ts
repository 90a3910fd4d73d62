import { drop, put, type Table } from '../../model/json.js';
import type { World } from '../world.js';
import type { Alibaba } from './state.js';

export const change = (world: World, tables: Partial<Alibaba>): World => ({
  ...world,
  alibaba: { ...world.alibaba, ...tables },
});

type Tables = Omit<Alibaba, 'quotas'>;
type RowOf<K extends keyof Tables> = Tables[K] extends Table<infer R> ? R : never;

/** Sets one row of one of Alibaba's tables. */
export const putRow = <K extends keyof Tables>(world: World, table: K, id: string, row: RowOf<K>): World =>
  change(world, { [table]: put(world.alibaba[table] as Table<RowOf<K>>, id, row) });

export const dropRow = (world: World, table: keyof Tables, id: string): World =>
  change(world, { [table]: drop(world.alibaba[table] as Table<unknown>, id) });
