/** A list in which equal values have one place. */
export interface Interned<T> {
  readonly values: readonly T[];
  /** Takes a value as JSON; those that are written alike are equal. */
  readonly place: (json: string) => number;
}

export function interned<T>(): Interned<T> {
  const values: T[] = [];
  const known = new Map<string, number>();
  return {
    values,
    place(json) {
      const found = known.get(json) ?? values.push(JSON.parse(json) as T) - 1;
      known.set(json, found);
      return found;
    },
  };
}
