import type { Kernel } from '../kernel/kernel.js';
import type { Plan } from '../plane/change.js';
import { diff, isRemade } from '../plane/diff.js';
import type { Link, Namespace, Plane } from '../plane/plane.js';

/** What stands before anything is built. */
export const NOTHING: Plane = { namespaces: [], links: [] };

/**
 * Makes the kernel hold `wanted`. Only namespaces in which `wanted` differs from what was wanted before are looked at;
 * what stands there is read from the kernel, never remembered. Gives the number of changes made.
 */
export async function reconcile(kernel: Kernel, before: Plane, wanted: Plane): Promise<number> {
  const { plan } = await planBetween(kernel, before, wanted);
  if (plan.length > 0) await kernel.apply(plan);
  return plan.length;
}

/** What is to be done, and what stands where it is to be done. */
export interface Prepared {
  readonly plan: Plan;
  /** The namespaces that the plan is about; those of them that do not exist are not in `actual`. */
  readonly scope: readonly string[];
  readonly actual: Plane;
}

/** What it takes to come from one plane that was wanted to another. */
export async function planBetween(kernel: Kernel, before: Plane, wanted: Plane): Promise<Prepared> {
  const affectedNames = affected(before, wanted);
  const scope = [...affectedNames].sort();
  if (scope.length === 0) return { plan: [], scope, actual: NOTHING };
  const actual = await kernel.observe(scope);
  return { plan: diff(restrict(wanted, affectedNames), actual), scope, actual };
}

/** What it takes to come to a plane from whatever stands. */
export async function planFromAll(kernel: Kernel, wanted: Plane): Promise<Prepared> {
  const actual = await kernel.observe();
  const names = [...actual.namespaces, ...wanted.namespaces].map(({ name }) => name);
  return { plan: diff(wanted, actual), scope: [...new Set(names)].sort(), actual };
}

/**
 * Names of namespaces that differ themselves, or have an end of a link that differs. A namespace that has to be made
 * anew takes its cables along, so those at their other ends are affected too.
 */
function affected(before: Plane, wanted: Plane): Set<string> {
  const scope = new Set<string>();
  const remade = new Set<string>();
  compare(
    before.namespaces,
    wanted.namespaces,
    ({ name }: Namespace) => name,
    (row, was) => {
      scope.add(row.name);
      if (was && isRemade(was, row)) remade.add(row.name);
    },
  );
  const cut = wanted.links.filter(({ ends }) => ends.some(({ namespace }) => remade.has(namespace)));
  compare(before.links, wanted.links, linkKey, (link) => cut.push(link));
  for (const { ends } of cut) for (const { namespace } of ends) scope.add(namespace);
  return scope;
}

const linkKey = ({ ends }: Link): string =>
  ends.map(({ namespace, name }) => `${namespace}/${name}`).join(' ');

function compare<T>(
  before: readonly T[],
  wanted: readonly T[],
  key: (row: T) => string,
  differs: (row: T, was?: T) => void,
): void {
  const old = new Map(before.map((row) => [key(row), row]));
  for (const row of wanted) {
    const was = old.get(key(row));
    if (!was || (was !== row && JSON.stringify(was) !== JSON.stringify(row))) differs(row, was);
    old.delete(key(row));
  }
  for (const row of old.values()) differs(row);
}

/** The part of a plane that `observe(scope)` would show: its namespaces, and links with both ends in them. */
export function restrict(plane: Plane, scope: ReadonlySet<string>): Plane {
  return {
    namespaces: plane.namespaces.filter(({ name }) => scope.has(name)),
    links: plane.links.filter(({ ends }) => ends.every(({ namespace }) => scope.has(namespace))),
  };
}
