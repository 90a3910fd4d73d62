/** The same function, called once for each object, which nobody changes; what it gave is forgotten with the object. */
export function once<K extends object, V>(make: (key: K) => V): (key: K) => V {
  const known = new WeakMap<K, { readonly value: V }>();
  return (key) => {
    const found = known.get(key) ?? { value: make(key) };
    known.set(key, found);
    return found.value;
  };
}

/** Texts that are remembered at most; beyond that all are forgotten at once. */
const MOST = 100_000;

/** The same function of a text, called once for each. */
export function onceFor<V>(make: (text: string) => V): (text: string) => V {
  const known = new Map<string, V>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    if (known.size >= MOST) known.clear();
    const value = make(text);
    known.set(text, value);
    return value;
  };
}
