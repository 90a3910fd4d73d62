export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

/** Rows keyed by id. Iterate with `rows()`, which sorts, so that results never depend on insertion order. */
export type Table<T> = Readonly<Record<string, T>>;

/** The rows of a table in the order of their ids. */
export const rows = <T>(table: Table<T>): T[] =>
  Object.keys(table)
    .sort()
    .map((key) => table[key] as T);

export const put = <T>(table: Table<T>, id: string, row: T): Table<T> => ({ ...table, [id]: row });

export function drop<T>(table: Table<T>, id: string): Table<T> {
  const { [id]: _gone, ...rest } = table;
  return rest;
}
