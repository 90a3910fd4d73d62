/** Rows by key, and what became of them. */
export interface Compared<T> {
  readonly added: readonly T[];
  readonly changed: readonly { readonly was: T; readonly row: T }[];
  readonly gone: readonly T[];
}

/** Compares two lists of rows by key; rows with one key differ if they differ as JSON. */
export function compare<T>(actual: readonly T[], wanted: readonly T[], key: (row: T) => string): Compared<T> {
  if (actual.length === 0) return { added: wanted, changed: [], gone: [] };
  const old = new Map(actual.map((row) => [key(row), row]));
  const added: T[] = [];
  const changed: { was: T; row: T }[] = [];
  for (const row of wanted) {
    const was = old.get(key(row));
    old.delete(key(row));
    if (was === undefined) added.push(row);
    else if (was !== row && JSON.stringify(was) !== JSON.stringify(row)) changed.push({ was, row });
  }
  return { added, changed, gone: [...old.values()] };
}
