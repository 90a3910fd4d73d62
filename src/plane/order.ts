import type { Link, Namespace } from './plane.js';

/** Code-unit order: the same on every machine, whatever its locale. */
export const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export const byName = (a: Namespace, b: Namespace): number => order(a.name, b.name);

/** A cable's first end is where no other is. */
export const byEnds = ({ ends: [a] }: Link, { ends: [b] }: Link): number =>
  order(a.namespace, b.namespace) || order(a.name, b.name);
