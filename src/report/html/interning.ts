/** A list in which equal values have one place. */
export interface Interned<T> {
  readonly values: readonly T[];
  readonly place: (value: T) => number;
}

/** Values are JSON; those that are written alike are equal. */
export function interned<T>(): Interned<T> {
  const values: T[] = [];
  const known = new Map<string, number>();
  return {
    values,
    place(value) {
      const key = JSON.stringify(value);
      const found = known.get(key) ?? values.push(value) - 1;
      known.set(key, found);
      return found;
    },
  };
}
