import type { World } from '../cloud/world.js';
import type { Json, JsonObject } from '../model/json.js';

/** What `save` kept, by name. */
export type Variables = Readonly<Record<string, Json>>;

const WHOLE = /^\$([A-Za-z][A-Za-z0-9_-]*)(\.uid)?$/;
const INSIDE = /\$\{?([A-Za-z][A-Za-z0-9_-]*)(\.uid)?\}?/g;

/**
 * Fills `$name` (saved by an earlier call) and `$A.uid` (an account's number) into parameters, at any depth. A text
 * that is nothing but a reference takes the value with its type; inside a longer text it becomes text.
 * What is unknown stays as it is written: the scenario's check has named it before anything runs.
 */
export function fill(params: JsonObject, world: World, variables: Variables): JsonObject {
  const value = (name: string, uid: string | undefined): Json | undefined =>
    uid ? world.accounts[name]?.uid : variables[name];
  const text = (raw: string): Json => {
    const [, name, uid] = WHOLE.exec(raw) ?? [];
    if (name !== undefined) return value(name, uid) ?? raw;
    return raw.replace(INSIDE, (whole, inner: string, of?: string) => String(value(inner, of) ?? whole));
  };
  const deep = (json: Json): Json => {
    if (typeof json === 'string') return text(json);
    if (Array.isArray(json)) return json.map(deep);
    if (json !== null && typeof json === 'object') return object(json as JsonObject);
    return json;
  };
  const object = (json: JsonObject): JsonObject =>
    Object.fromEntries(Object.entries(json).map(([key, inner]) => [key, deep(inner)]));
  return object(params);
}

/** A text with what it refers to filled in. */
export function fillText(text: string, world: World, variables: Variables): string {
  const { filled = text } = fill({ filled: text }, world, variables);
  return typeof filled === 'string' ? filled : JSON.stringify(filled);
}

/** The part of an answer at a dotted path: `CenId`, `Cens.Cen.0.Name`. */
export function pick(response: JsonObject, path: string): Json | undefined {
  let at: Json | undefined = response;
  for (const key of path.split('.')) {
    if (at === null || typeof at !== 'object') return undefined;
    at = (at as JsonObject)[key];
  }
  return at;
}
