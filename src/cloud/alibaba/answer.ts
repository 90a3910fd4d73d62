import type { Json, JsonObject } from '../../model/json.js';
import { type ErrorCode, type Refusal, refuse } from './errors.js';
import { integer, list, or, type Reader, record, text } from './params.js';

/** `2018-10-16T08:47Z`: Cbn gives minutes. */
export const minutes = (ms: number): string => `${new Date(ms).toISOString().slice(0, 16)}Z`;

/** `2018-10-16T08:47:00Z`: Vpc and Ecs give seconds. */
export const seconds = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`;

/** Parameters of a call that lists by pages. */
export const PAGING = {
  PageNumber: or(integer(1, 1_000_000, 'ParameterIllegal.PageNumber'), 1),
  PageSize: or(integer(1, 50, 'ParameterIllegal.PageSize'), 10),
};

/** Of lists of routes. */
export const LONG_PAGING = {
  ...PAGING,
  PageSize: or(integer(1, 500, 'ParameterIllegal.PageSize'), 10),
};

interface Page {
  readonly PageNumber: number;
  readonly PageSize: number;
}

/** One page of the items under the cloud's two names for a list: `Cens: {Cen: [...]}`. */
export const paged = (
  { PageNumber, PageSize }: Page,
  outer: string,
  inner: string,
  items: readonly Json[],
): JsonObject => ({
  [outer]: { [inner]: items.slice((PageNumber - 1) * PageSize, PageNumber * PageSize) },
  TotalCount: items.length,
  PageNumber,
  PageSize,
});

export interface FilterItem {
  readonly Key: string;
  readonly Value: readonly string[];
}

/** `Filter.N.Key`, `Filter.N.Value.M`: up to 5 keys with up to 5 values each. */
export const filters: Reader<readonly FilterItem[]> = list(record({ Key: text, Value: list(text, 5) }), 5);

/**
 * A test for rows: the values of one key are joined by OR, the keys by AND (`anyKey`: by OR). `fields` gives a row's
 * values by key; a key it does not know is refused with `unknown`, the product's code.
 */
export function filterBy<T>(
  items: readonly FilterItem[],
  fields: Readonly<Record<string, (row: T) => readonly string[]>>,
  anyKey = false,
  unknown: ErrorCode = 'FilterKey.NotSupport',
): { readonly ok: true; readonly test: (row: T) => boolean } | Refusal {
  const tests: ((row: T) => boolean)[] = [];
  for (const { Key, Value } of items) {
    const field = Object.hasOwn(fields, Key) ? fields[Key] : undefined;
    if (!field) return refuse(unknown, `It is ${Key}; known are ${Object.keys(fields).join(', ')}.`);
    tests.push((row) => field(row).some((value) => Value.includes(value)));
  }
  return {
    ok: true,
    test: (row) => tests.length === 0 || (anyKey ? tests.some((t) => t(row)) : tests.every((t) => t(row))),
  };
}
