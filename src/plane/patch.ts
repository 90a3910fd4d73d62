import { once } from '../model/memo.js';
import { same } from '../model/same.js';
import { byEnds, byName } from './order.js';
import type { Link, Namespace, Plane } from './plane.js';

/** What makes one plane of another: rows that are new or differ, whole, and the names of those that are gone. */
export interface Patch {
  readonly namespaces: readonly Namespace[];
  readonly links: readonly Link[];
  readonly gone: { readonly namespaces: readonly string[]; readonly links: readonly string[] };
}

/** `patched(before, patchBetween(before, wanted))` equals `wanted`. Rows that are the same objects cost no comparison. */
export function patchBetween(before: Plane, wanted: Plane): Patch {
  const namespaces = compared(before.namespaces, wanted.namespaces, nameOf);
  const links = compared(before.links, wanted.links, placeOf);
  return {
    namespaces: namespaces.set,
    links: links.set,
    gone: { namespaces: namespaces.gone, links: links.gone },
  };
}

/** Rows that stay are the same objects as before. */
export function patched(before: Plane, { namespaces, links, gone }: Patch): Plane {
  return {
    namespaces: merged(before.namespaces, namespaces, gone.namespaces, nameOf).sort(byName),
    links: merged(before.links, links, gone.links, placeOf).sort(byEnds),
  };
}

export const isEmpty = ({ namespaces, links, gone }: Patch): boolean =>
  namespaces.length + links.length + gone.namespaces.length + gone.links.length === 0;

const nameOf = ({ name }: Namespace): string => name;
/** Where a cable is plugged in. */
const placeOf = once(({ ends }: Link): string =>
  ends.map(({ namespace, name }) => `${namespace}/${name}`).join(' '),
);

function compared<T>(
  before: readonly T[],
  wanted: readonly T[],
  keyOf: (row: T) => string,
): { readonly set: readonly T[]; readonly gone: readonly string[] } {
  const old = new Map(before.map((row) => [keyOf(row), row]));
  const set: T[] = [];
  for (const row of wanted) {
    const key = keyOf(row);
    if (!same(old.get(key), row)) set.push(row);
    old.delete(key);
  }
  return { set, gone: [...old.keys()] };
}

function merged<T>(
  before: readonly T[],
  set: readonly T[],
  gone: readonly string[],
  keyOf: (row: T) => string,
): T[] {
  const left = new Set([...gone, ...set.map(keyOf)]);
  return [...(left.size === 0 ? before : before.filter((row) => !left.has(keyOf(row)))), ...set];
}
