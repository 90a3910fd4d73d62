import type { Json } from '../model/json.js';
import type { Refusal } from './call.js';

export type Read<T> = { readonly ok: true; readonly value: T } | Refusal;

/** Reads one parameter; `name` is for messages. */
export type Reader<T> = (value: Json | undefined, name: string) => Read<T>;

export type Spec = Readonly<Record<string, Reader<unknown>>>;
export type Values<S extends Spec> = {
  readonly [K in keyof S]: S[K] extends Reader<infer T> ? T : never;
};

/** How a cloud refuses parameters: its codes are `C`. */
export interface ParameterStyle<C extends string> {
  readonly refuse: (code: C, detail: string) => Refusal;
  readonly missing: C;
  /** One value where fields are wanted, or the other way round. */
  readonly shape: C;
  /** None of the words that are allowed. */
  readonly word: C;
  /** No whole number, or one out of range. */
  readonly range: C;
  /** A list with too many items. */
  readonly items: C;
  /** A field that nobody asks for; absent: it is passed over. */
  readonly unknown?: C;
  /** The number of a list's first item, for messages. */
  readonly firstItem: 0 | 1;
}

const ok = <T>(value: T): Read<T> => ({ ok: true, value });

/** A parameter given as nothing counts as not given, as in a query string. */
const absent = (value: Json | undefined): value is null | undefined | '' =>
  value === undefined || value === null || value === '';

export const optional =
  <T>(reader: Reader<T>): Reader<T | undefined> =>
  (value, name) =>
    absent(value) ? ok(undefined) : reader(value, name);

export const or =
  <T>(reader: Reader<T>, fallback: T): Reader<T> =>
  (value, name) =>
    absent(value) ? ok(fallback) : reader(value, name);

/** The readers that refuse, in the style of one cloud. */
export const readersOf = <C extends string>(style: ParameterStyle<C>) => {
  const text = textReader(style);
  return {
    /** Mandatory text; numbers and booleans become text, as they do in a query string. */
    text,
    /** A whole number between the two, both included. */
    integer: (min: number, max: number, code: C = style.range) => integerReader(style, min, max, code),
    /** One of the words, whatever their case. */
    oneOf: <const T extends string>(words: readonly T[], code: C = style.word) =>
      wordReader(style, words, code),
    flag: flagReader(style),
    matching: (pattern: RegExp, code: C, rule: string) => patternReader(style, pattern, code, rule),
    /** A list; a single value counts as a list of one. */
    list: <T>(item: Reader<T>, max = 100) => listReader(style, item, max),
    /** The parameters of a call, or of one item of a list; `also`: names that are let pass unread. */
    record: <S extends Spec>(spec: S, also: readonly string[] = []) => recordReader(style, spec, also),
  };
};

const textReader =
  <C extends string>({ refuse, missing, shape }: ParameterStyle<C>): Reader<string> =>
  (value, name) => {
    if (absent(value)) return refuse(missing, `Parameter: ${name}.`);
    if (typeof value === 'object') return refuse(shape, `${name} must be one value.`);
    return ok(String(value));
  };

const integerReader =
  <C extends string>(style: ParameterStyle<C>, min: number, max: number, code: C): Reader<number> =>
  (value, name) => {
    const read = textReader(style)(value, name);
    if (!read.ok) return read;
    const number = /^-?\d{1,15}$/.test(read.value) ? Number(read.value) : Number.NaN;
    return number >= min && number <= max
      ? ok(number)
      : style.refuse(code, `${name} must be a whole number from ${min} to ${max}, not ${read.value}.`);
  };

const wordReader =
  <C extends string, T extends string>(style: ParameterStyle<C>, words: readonly T[], code: C): Reader<T> =>
  (value, name) => {
    const read = textReader(style)(value, name);
    if (!read.ok) return read;
    const found = words.find((word) => word.toLowerCase() === read.value.toLowerCase());
    return found === undefined
      ? style.refuse(code, `${name} must be one of ${words.join(', ')}, not ${read.value}.`)
      : ok(found);
  };

const flagReader =
  <C extends string>(style: ParameterStyle<C>): Reader<boolean> =>
  (value, name) => {
    const read = wordReader(style, ['true', 'false'], style.word)(value, name);
    return read.ok ? ok(read.value === 'true') : read;
  };

const patternReader =
  <C extends string>(style: ParameterStyle<C>, pattern: RegExp, code: C, rule: string): Reader<string> =>
  (value, name) => {
    const read = textReader(style)(value, name);
    if (!read.ok) return read;
    return pattern.test(read.value)
      ? read
      : style.refuse(code, `${name} ${rule}; it is ${quote(read.value)}.`);
  };

const listReader =
  <C extends string, T>(style: ParameterStyle<C>, item: Reader<T>, max: number): Reader<readonly T[]> =>
  (value, name) => {
    const items: readonly Json[] = Array.isArray(value) ? value : absent(value) ? [] : [value as Json];
    if (items.length > max) return style.refuse(style.items, `${name} has more than ${max} items.`);
    const values: T[] = [];
    for (const [index, one] of items.entries()) {
      const read = item(one, `${name}.${index + style.firstItem}`);
      if (!read.ok) return read;
      values.push(read.value);
    }
    return ok(values);
  };

const recordReader =
  <C extends string, S extends Spec>(
    style: ParameterStyle<C>,
    spec: S,
    also: readonly string[],
  ): Reader<Values<S>> =>
  (value, name) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return style.refuse(style.shape, `${name} must have fields: ${Object.keys(spec).join(', ')}.`);
    const fields = value as Readonly<Record<string, Json>>;
    const known = new Set([...Object.keys(spec), ...also]);
    const stranger = style.unknown && Object.keys(fields).find((field) => !known.has(field));
    if (style.unknown && stranger !== undefined)
      return style.refuse(style.unknown, `It is ${name ? `${name}.` : ''}${stranger}.`);
    return fieldsRead(spec, fields, name);
  };

function fieldsRead<S extends Spec>(
  spec: S,
  fields: Readonly<Record<string, Json>>,
  name: string,
): Read<Values<S>> {
  const values: Record<string, unknown> = {};
  for (const [field, reader] of Object.entries(spec)) {
    const given = Object.hasOwn(fields, field) ? fields[field] : undefined;
    const read = reader(given, name ? `${name}.${field}` : field);
    if (!read.ok) return read;
    values[field] = read.value;
  }
  return ok(values as Values<S>);
}

const quote = (value: string): string => `"${value.length > 60 ? `${value.slice(0, 60)}…` : value}"`;
