import type { Table } from '../../model/json.js';

/** A table of the file as rows of the world; `order` counts from 1, as the file has them. */
export const mapped = <From, To>(
  table: Table<From> | undefined,
  row: (id: string, from: From, order: number) => To,
): Record<string, To> =>
  Object.fromEntries(Object.entries(table ?? {}).map(([id, from], index) => [id, row(id, from, index + 1)]));
