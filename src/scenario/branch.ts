import type { Json, JsonObject } from '../model/json.js';
import type { SchemaNode } from './json-schema.js';
import { similar } from './suggest.js';

/** Which alternative of a union a value means. */
export type Branch =
  | { readonly kind: 'one'; readonly schema: SchemaNode }
  /** A map with the telling keys of several alternatives, or of none; `meant` is what a key of it may be misspelt for. */
  | { readonly kind: 'several' | 'none'; readonly keys: readonly string[] }
  | { readonly kind: 'misspelt'; readonly key: string; readonly meant: string }
  | { readonly kind: 'type' };

/** Alternatives are told apart by their types; maps by the keys that each of them alone must have. */
export function chooseBranch(alternatives: readonly SchemaNode[], value: Json): Branch {
  const fitting = alternatives.filter(({ type }) => type === typeOf(value, type));
  if (fitting.length === 1 && fitting[0]) return { kind: 'one', schema: fitting[0] };
  return isObject(value) && fitting.length > 1 ? chooseMap(fitting, value) : { kind: 'type' };
}

function chooseMap(maps: readonly SchemaNode[], value: JsonObject): Branch {
  const given = Object.keys(value);
  const present = maps.filter((map) => tellingKeys(map, maps).some((key) => given.includes(key)));
  if (present.length === 1 && present[0]) return { kind: 'one', schema: present[0] };
  if (present.length > 1) {
    const keys = present.flatMap((map) => tellingKeys(map, maps).filter((key) => given.includes(key)));
    return { kind: 'several', keys };
  }
  const telling = maps.flatMap((map) => tellingKeys(map, maps));
  for (const key of given) {
    const meant = similar(key, telling);
    if (meant !== undefined) return { kind: 'misspelt', key, meant };
  }
  return { kind: 'none', keys: telling };
}

/** The keys that this alternative requires and no other one knows. */
const tellingKeys = (map: SchemaNode, all: readonly SchemaNode[]): readonly string[] =>
  (map.required ?? []).filter((key) =>
    all.every((other) => other === map || !Object.hasOwn(other.properties ?? {}, key)),
  );

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The type of a value in the schema's words; a whole number is an integer where `wanted` is that. */
export function typeOf(value: Json, wanted?: SchemaNode['type']): SchemaNode['type'] | 'null' {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number')
    return wanted === 'integer' && Number.isInteger(value) ? 'integer' : 'number';
  if (typeof value === 'string') return 'string';
  return typeof value === 'boolean' ? 'boolean' : 'object';
}
