import type { Json, JsonObject } from '../../model/json.js';
import type { Read, Reader } from '../params.js';
import { type ErrorCode, type Refusal, refuse } from './errors.js';
import { integer, or } from './params.js';

/** `2024-01-01 08:00:00`, as Vpc writes times. */
export const spaced = (ms: number): string => new Date(ms).toISOString().slice(0, 19).replace('T', ' ');

/** `2024-01-01T08:00:00Z`, as Cvm and Gse write them. */
export const zulu = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`;

/** Vpc wants these as text, Cvm and Gse as numbers; both are read. */
export const PAGE = { Offset: or(integer(0, 1_000_000), 0), Limit: or(integer(1, 100), 20) };

interface Page {
  readonly Offset: number;
  readonly Limit: number;
}

/** One page of the items under the cloud's name for the list, and how many there are in all. */
export const paged = ({ Offset, Limit }: Page, name: string, items: readonly Json[]): JsonObject => ({
  TotalCount: items.length,
  [name]: items.slice(Offset, Offset + Limit),
});

export interface Filter {
  readonly Name: string;
  readonly Values: readonly string[];
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const filters: Reader<readonly Filter[]> = (value, name) => {
  if (value === undefined || value === null) return { ok: true, value: [] };
  const items: Filter[] = [];
  for (const item of Array.isArray(value) ? value : [value]) {
    const read = filter(item, name);
    if (!read.ok) return read;
    items.push(read.value);
  }
  return { ok: true, value: items };
};

function filter(item: Json, name: string): Read<Filter> {
  if (!isObject(item) || typeof item.Name !== 'string')
    return refuse('InvalidParameter.FilterNotDict', `It is in ${name}.`);
  if (!Array.isArray(item.Values))
    return refuse('InvalidParameter.FilterValuesNotList', `It is ${item.Name}.`);
  return { ok: true, value: { Name: item.Name, Values: item.Values.map(String) } };
}

/** The values a row has under a filter's name. Filters named `…-name` look for a part of the value. */
export type Fields<T> = Readonly<Record<string, (row: T) => readonly string[]>>;

export interface Choice<T> {
  readonly ids: readonly string[];
  readonly filters: readonly Filter[];
  readonly fields: Fields<T>;
  /** For an id that is not there; absent: `ResourceNotFound`. */
  readonly unknownId?: ErrorCode;
  /** For a filter that the action does not have; absent: `InvalidParameter.FilterInvalidKey`. */
  readonly unknownFilter?: ErrorCode;
}

/** The rows that a call lists: those with the ids it names, or those that all its filters let pass. */
export function chosen<T>(
  rows: readonly T[],
  idOf: (row: T) => string,
  { ids, filters: given, fields, ...codes }: Choice<T>,
): { readonly ok: true; readonly rows: readonly T[] } | Refusal {
  if (ids.length > 0 && given.length > 0)
    return refuse('InvalidParameter.Coexist', 'They are the list of ids and Filters.');
  const unknown = ids.find((id) => !rows.some((row) => idOf(row) === id));
  if (unknown !== undefined) return refuse(codes.unknownId ?? 'ResourceNotFound', `It is ${unknown}.`);
  const stranger = given.find(({ Name }) => !Object.hasOwn(fields, Name));
  if (stranger)
    return refuse(
      codes.unknownFilter ?? 'InvalidParameter.FilterInvalidKey',
      `It is ${stranger.Name}; known are ${Object.keys(fields).join(', ')}.`,
    );
  return {
    ok: true,
    rows: rows.filter(
      (row) =>
        (ids.length === 0 || ids.includes(idOf(row))) && given.every((one) => passes(row, one, fields)),
    ),
  };
}

function passes<T>(row: T, { Name, Values }: Filter, fields: Fields<T>): boolean {
  const values = fields[Name]?.(row) ?? [];
  const fits = Name.endsWith('-name')
    ? (value: string, wanted: string) => value.includes(wanted)
    : (value: string, wanted: string) => value === wanted;
  return values.some((value) => Values.some((wanted) => fits(value, wanted)));
}
