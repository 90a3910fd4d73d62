import type { Json, JsonObject } from '../../model/json.js';
import { type Refusal, refuse } from './errors.js';
import { integer, oneOf, or, type Read, type Reader, text } from './params.js';

/** `2024-01-01 00:00:00`, in UTC: vpc prints times without a zone. */
export const time = (ms: number): string => new Date(ms).toISOString().slice(0, 19).replace('T', ' ');

/** Parameters of a call that lists by pages. */
export const PAGING = { Offset: or(integer(0, 1_000_000), 0), Limit: or(integer(1, 100), 20) };

interface Page {
  readonly Offset: number;
  readonly Limit: number;
}

/** One page of the items under the cloud's name for the list. */
export const paged = ({ Offset, Limit }: Page, name: string, items: readonly Json[]): JsonObject => ({
  TotalCount: items.length,
  [name]: items.slice(Offset, Offset + Limit),
});

/** Parameters of a call whose answer can be ordered. */
export const orderBy = <const T extends string>(fields: readonly T[], first: T) => ({
  OrderField: or(oneOf(fields), first),
  OrderDirection: or(oneOf(['ASC', 'DESC']), 'ASC' as const),
});

/** Orders answers by a field; equal ones stay in the order of creation. */
export function ordered<T extends JsonObject>(
  items: readonly T[],
  field: keyof T & string,
  direction: 'ASC' | 'DESC',
): T[] {
  const sign = direction === 'ASC' ? 1 : -1;
  const compare = (a: T, b: T): number => {
    const [x, y] = [a[field] ?? '', b[field] ?? ''];
    return x < y ? -sign : x > y ? sign : 0;
  };
  return [...items].sort(compare);
}

export interface Filter {
  readonly Name: string;
  readonly Values: readonly string[];
}

/** `Filters.N.Name`, `Filters.N.Values.M`. */
export const filters: Reader<readonly Filter[]> = (value, name) => {
  if (value === undefined || value === null || value === '') return { ok: true, value: [] };
  const found: Filter[] = [];
  for (const [index, one] of (Array.isArray(value) ? value : [value]).entries()) {
    const read = filter(one as Json, `${name}.${index}`);
    if (!read.ok) return read;
    found.push(read.value);
  }
  return { ok: true, value: found };
};

function filter(value: Json, name: string): Read<Filter> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return refuse('InvalidParameter.FilterNotDict', `It is ${name}.`);
  const fields = value as JsonObject;
  const read = text(fields.Name, `${name}.Name`);
  if (!read.ok) return read;
  const values = fields.Values;
  return Array.isArray(values)
    ? { ok: true, value: { Name: read.value, Values: values.map(String) } }
    : refuse('InvalidParameter.FilterValuesNotList', `It is ${name}.Values.`);
}

/** A row's values by the name of a filter. */
export type FilterFields<T> = Readonly<Record<string, (row: T) => readonly string[]>>;

/**
 * A test for rows: the values of one filter are joined by OR, the filters by AND. `tagsOf` lets rows be found by
 * `tag:<key>` as well. A filter of another name is refused.
 */
export function filterBy<T>(
  items: readonly Filter[],
  fields: FilterFields<T>,
  tagsOf?: (row: T) => readonly { readonly Key: string; readonly Value: string }[],
): { readonly ok: true; readonly test: (row: T) => boolean } | Refusal {
  const tests: ((row: T) => boolean)[] = [];
  for (const { Name, Values } of items) {
    const key = tagsOf && /^tag:(.+)$/.exec(Name)?.[1];
    const field = Object.hasOwn(fields, Name) ? fields[Name] : undefined;
    const valuesOf =
      tagsOf && key !== undefined
        ? (row: T) => tagsOf(row).flatMap((tag) => (tag.Key === key ? [tag.Value] : []))
        : field;
    if (!valuesOf)
      return refuse(
        'InvalidParameter.FilterInvalidKey',
        `It is ${Name}; known are ${Object.keys(fields).join(', ')}.`,
      );
    tests.push((row) => valuesOf(row).some((value) => Values.includes(value)));
  }
  return { ok: true, test: (row) => tests.every((test) => test(row)) };
}
