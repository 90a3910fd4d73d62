/**
 * Whether two pieces of plain data are equal as JSON, the order of keys included. Parts that are one object are not
 * looked into.
 */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  const others = Object.keys(b);
  return (
    keys.length === others.length && keys.every((key, i) => key === others[i] && same(at(a, key), at(b, key)))
  );
}

/** The same data as `now`, made of the objects of `before` wherever these are equal: what is remembered for them holds. */
export function shared<T>(before: unknown, now: T): T {
  if (typeof now !== 'object' || now === null || typeof before !== 'object' || before === null) return now;
  if (same(before, now)) return before as T;
  if (Array.isArray(now)) return now.map((item, i) => shared(at(before, String(i)), item)) as T;
  return Object.fromEntries(
    Object.entries(now).map(([key, value]) => [key, shared(at(before, key), value)]),
  ) as T;
}

/** Own properties only: a name in a scenario may be that of a method. */
const at = (of: object, key: string): unknown =>
  Object.hasOwn(of, key) ? (of as Readonly<Record<string, unknown>>)[key] : undefined;
