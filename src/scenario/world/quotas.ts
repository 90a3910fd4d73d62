/** Those of the given quotas that a cloud has. */
export const quotasOf = <Q extends object>(usual: Q, given: Partial<Q> = {}): Partial<Q> =>
  Object.fromEntries(Object.entries(given).filter(([key]) => Object.hasOwn(usual, key))) as Partial<Q>;
