import type { Json } from '../../model/json.js';
import { type ErrorCode, type Refusal, refuse } from './errors.js';

export type Read<T> = { readonly ok: true; readonly value: T } | Refusal;

/** Reads one parameter; `name` is for messages. */
export type Reader<T> = (value: Json | undefined, name: string) => Read<T>;

export type Spec = Readonly<Record<string, Reader<unknown>>>;
export type Values<S extends Spec> = {
  readonly [K in keyof S]: S[K] extends Reader<infer T> ? T : never;
};

const ok = <T>(value: T): Read<T> => ({ ok: true, value });

/** A parameter given as nothing counts as not given, as in a query string. */
const absent = (value: Json | undefined): value is null | undefined | '' =>
  value === undefined || value === null || value === '';

/** Mandatory text; numbers and booleans become text, as they do in a query string. */
export const text: Reader<string> = (value, name) => {
  if (absent(value)) return refuse('MissingParameter', `Parameter: ${name}.`);
  if (typeof value === 'object') return refuse('InvalidParameter', `${name} must be one value.`);
  return ok(String(value));
};

export const optional =
  <T>(reader: Reader<T>): Reader<T | undefined> =>
  (value, name) =>
    absent(value) ? ok(undefined) : reader(value, name);

export const or =
  <T>(reader: Reader<T>, fallback: T): Reader<T> =>
  (value, name) =>
    absent(value) ? ok(fallback) : reader(value, name);

/** A whole number between the two, both included. */
export const integer =
  (min: number, max: number, code: ErrorCode = 'InvalidParameter'): Reader<number> =>
  (value, name) => {
    const read = text(value, name);
    if (!read.ok) return read;
    const number = /^-?\d{1,15}$/.test(read.value) ? Number(read.value) : Number.NaN;
    return number >= min && number <= max
      ? ok(number)
      : refuse(code, `${name} must be a whole number from ${min} to ${max}, not ${read.value}.`);
  };

/** One of the words, whatever their case. */
export const oneOf =
  <const T extends string>(words: readonly T[], code: ErrorCode = 'InvalidParameter'): Reader<T> =>
  (value, name) => {
    const read = text(value, name);
    if (!read.ok) return read;
    const found = words.find((word) => word.toLowerCase() === read.value.toLowerCase());
    return found === undefined
      ? refuse(code, `${name} must be one of ${words.join(', ')}, not ${read.value}.`)
      : ok(found);
  };

export const flag: Reader<boolean> = (value, name) => {
  const read = oneOf(['true', 'false'])(value, name);
  return read.ok ? ok(read.value === 'true') : read;
};

export const matching =
  (pattern: RegExp, code: ErrorCode, rule: string): Reader<string> =>
  (value, name) => {
    const read = text(value, name);
    if (!read.ok) return read;
    return pattern.test(read.value) ? read : refuse(code, `${name} ${rule}; it is ${quote(read.value)}.`);
  };

/** A list; a single value counts as a list of one. */
export const list =
  <T>(item: Reader<T>, max = 100): Reader<readonly T[]> =>
  (value, name) => {
    const items: readonly Json[] = Array.isArray(value) ? value : absent(value) ? [] : [value as Json];
    if (items.length > max) return refuse('InvalidParameter', `${name} has more than ${max} items.`);
    const values: T[] = [];
    for (const [index, one] of items.entries()) {
      const read = item(one, `${name}.${index + 1}`);
      if (!read.ok) return read;
      values.push(read.value);
    }
    return ok(values);
  };

/** The parameters of a call, or of one item of a list; those that the specification does not have are passed over. */
export const record =
  <S extends Spec>(spec: S): Reader<Values<S>> =>
  (value, name) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return refuse('InvalidParameter', `${name} must have fields: ${Object.keys(spec).join(', ')}.`);
    const fields = value as Readonly<Record<string, Json>>;
    const values: Record<string, unknown> = {};
    for (const [field, reader] of Object.entries(spec)) {
      const given = Object.hasOwn(fields, field) ? fields[field] : undefined;
      const read = reader(given, name ? `${name}.${field}` : field);
      if (!read.ok) return read;
      values[field] = read.value;
    }
    return ok(values as Values<S>);
  };

const quote = (value: string): string => `"${value.length > 60 ? `${value.slice(0, 60)}…` : value}"`;
