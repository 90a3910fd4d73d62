import { type Filter, type FilterFields, filterBy } from './answer.js';
import { type ErrorCode, type Refusal, refuse } from './errors.js';

/** `2024-01-01T08:00:00Z`: cvm and gse print times with their zone. */
export const zulu = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`;

export interface Choice<T> {
  readonly ids: readonly string[];
  readonly filters: readonly Filter[];
  readonly fields: FilterFields<T>;
  /** For an id that is not there; absent: `ResourceNotFound`. */
  readonly unknownId?: ErrorCode;
}

/** The rows that a call lists: those with the ids it names, or those that all its filters let pass. */
export function chosen<T>(
  rows: readonly T[],
  idOf: (row: T) => string,
  { ids, filters, fields, unknownId = 'ResourceNotFound' }: Choice<T>,
): { readonly ok: true; readonly rows: readonly T[] } | Refusal {
  if (ids.length > 0 && filters.length > 0)
    return refuse('InvalidParameter.Coexist', 'They are the list of ids and Filters.');
  const unknown = ids.find((id) => !rows.some((row) => idOf(row) === id));
  if (unknown !== undefined) return refuse(unknownId, `It is ${unknown}.`);
  const matches = filterBy(filters, fields);
  if (!matches.ok) return matches;
  const named = ids.length === 0 ? rows : rows.filter((row) => ids.includes(idOf(row)));
  return { ok: true, rows: named.filter(matches.test) };
}
