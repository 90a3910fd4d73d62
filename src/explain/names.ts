import type { World } from '../cloud/world.js';
import type { Json, JsonObject } from '../model/json.js';
import { rows } from '../model/json.js';
import type { Variables } from '../scenario/variables.js';

/** How a scenario writes a value: `cen-…` as `$cen`, an account's number as `$A.uid`. */
export type Names = ReadonlyMap<string, string>;

/** What a scenario can refer to before the first call of a fix. */
export const namesIn = (world: World, variables: Variables): Names =>
  new Map([
    ...rows(world.accounts).map(({ id, uid }) => [uid, `$${id}.uid`] as const),
    ...Object.entries(variables).flatMap(([name, value]) =>
      typeof value === 'string' && value.length > 3 ? [[value, `$${name}`] as const] : [],
    ),
  ]);

/** Parameters with every value that has a name written by it. */
export function named(params: JsonObject, names: Names): JsonObject {
  const deep = (json: Json): Json => {
    if (typeof json === 'string') return names.get(json) ?? json;
    if (Array.isArray(json)) return json.map(deep);
    return json !== null && typeof json === 'object' ? named(json as JsonObject, names) : json;
  };
  return Object.fromEntries(Object.entries(params).map(([key, value]) => [key, deep(value)]));
}

/** A value of an answer that a later call may need. */
export interface Given {
  /** `cen`, for `CenId`. */
  readonly name: string;
  readonly path: string;
  readonly value: string;
}

/** The ids in an answer, under names that nothing else has. */
export function givenBy(response: JsonObject, taken: ReadonlySet<string>): Given[] {
  const used = new Set(taken);
  return idsIn(response, []).map(({ path, value }) => {
    const name = fresh(nameFor(path), used);
    used.add(name);
    return { name, path: path.join('.'), value };
  });
}

interface Found {
  readonly path: readonly string[];
  readonly value: string;
}

function idsIn(json: Json, path: readonly string[]): Found[] {
  if (typeof json === 'string') {
    const field = fieldOf(path);
    return /Ids?(Set)?$/.test(field) && field !== 'RequestId' ? [{ path, value: json }] : [];
  }
  if (json === null || typeof json !== 'object') return [];
  return Object.entries(json).flatMap(([key, inner]) => idsIn(inner, [...path, key]));
}

/** The last part that is no place in a list. */
const fieldOf = (path: readonly string[]): string => path.filter((part) => !/^\d+$/.test(part)).at(-1) ?? '';

/** `TransitRouterAttachmentId`: `transit-router-attachment`. */
function nameFor(path: readonly string[]): string {
  const field = fieldOf(path);
  const bare = field.replace(/Ids?(Set)?$/, '') || field;
  return bare
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1-$2')
    .toLowerCase();
}

function fresh(name: string, used: ReadonlySet<string>): string {
  let number = 1;
  while (used.has(number === 1 ? name : `${name}-${number}`)) number++;
  return number === 1 ? name : `${name}-${number}`;
}
