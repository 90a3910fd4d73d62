import type { Json } from '../model/json.js';
import { isObject } from './branch.js';
import { join } from './pointer.js';
import type { ScenarioFile } from './schema.js';
import type { Issue } from './validate.js';

/** A value of which any part may be missing; items of lists keep their index. */
export type Loose<T> = T extends readonly (infer Item)[]
  ? readonly (Loose<Item> | undefined)[]
  : T extends object
    ? { readonly [Key in keyof T]?: Loose<T[Key]> }
    : T;

/** The file without what does not fit the schema, so that the rest can still be checked. */
export function prune(value: Json, issues: readonly Issue[]): Loose<ScenarioFile> {
  const unfit = new Set(issues.flatMap(unfitPointers));
  // What is left fits the schema, but for keys that are missing.
  return (without(value, '', unfit) ?? {}) as Loose<ScenarioFile>;
}

function unfitPointers({ pointer, error }: Issue): string[] {
  switch (error.keyword) {
    case 'additionalProperties':
      return error.params.additionalProperties.map((key) => join(pointer, key));
    case 'required':
      return [];
    default:
      return [pointer];
  }
}

type Remainder = Json | undefined | readonly Remainder[] | { readonly [key: string]: Remainder };

function without(value: Json, pointer: string, unfit: ReadonlySet<string>): Remainder {
  if (unfit.has(pointer)) return undefined;
  if (Array.isArray(value)) return value.map((item, index) => without(item, join(pointer, index), unfit));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, inner]) => [key, without(inner, join(pointer, key), unfit)] as const)
      .filter(([, inner]) => inner !== undefined),
  );
}
