import type { Json } from '../../model/json.js';
import { isObject } from '../branch.js';
import { join, parts } from '../pointer.js';
import type { Loose } from '../prune.js';

/** A named thing of the file. The name is there even if nothing else of it is. */
export interface Row<T> {
  readonly name: string;
  readonly pointer: string;
  readonly row: Loose<T>;
}

export type Rows<T> = ReadonlyMap<string, Row<T>>;

/** What stands in a list, or in a map below a named thing. */
export interface Piece<T> {
  /** The named thing that it belongs to. */
  readonly owner: string;
  readonly pointer: string;
  readonly row: Loose<T>;
}

/** What the file has at a pointer. */
export function rawAt(raw: Json, pointer: string): Json | undefined {
  let at: Json | undefined = raw;
  for (const name of parts(pointer)) {
    if (Array.isArray(at)) at = at[Number(name)];
    else at = isObject(at) && Object.hasOwn(at, name) ? at[name] : undefined;
  }
  return at;
}

export const namesAt = (raw: Json, pointer: string): string[] => {
  const found = rawAt(raw, pointer);
  return isObject(found) ? Object.keys(found) : [];
};

export const own = <T>(
  table: Readonly<Record<string, T | undefined>> | undefined,
  name: string,
): T | undefined => (table && Object.hasOwn(table, name) ? table[name] : undefined);

export const rowsOf = <T>(
  raw: Json,
  pointer: string,
  sound: Readonly<Record<string, Loose<T> | undefined>> | undefined,
): Rows<T> =>
  new Map(
    namesAt(raw, pointer).map((name) => [
      name,
      { name, pointer: join(pointer, name), row: own(sound, name) ?? ({} as Loose<T>) },
    ]),
  );

/** The items of a list that are sound, each with its place. */
export const pieces = <T>(
  owner: { readonly name: string; readonly pointer: string },
  key: string,
  list: readonly (Loose<T> | undefined)[] | undefined,
): Piece<T>[] =>
  (list ?? []).flatMap((row, index) =>
    row === undefined
      ? []
      : [{ owner: owner.name, pointer: join(owner.pointer, key, index), row: row as Loose<T> }],
  );
