import type { Change, Operation } from '../change.js';
import type { Address, KernelRoute, Namespace, Neighbour, PolicyRule } from '../plane.js';
import { compare } from './compare.js';

/** Changes inside namespaces, apart by when they have to happen. */
export interface InnerChanges {
  readonly removed: readonly Change[];
  readonly addressed: readonly Change[];
  readonly filtered: readonly Change[];
  readonly routed: readonly Change[];
}

type Verb<T> = (row: T) => Operation;

const NOT_THERE = 'not there';
const NOT_WANTED = 'not wanted any more';

/** `actual` is absent for a namespace that is being made. */
export function innerChanges(wanted: Namespace, actual: Namespace | undefined): InnerChanges {
  const namespace = wanted.name;
  const addresses = rowsOf<Address>(
    actual?.addresses,
    wanted.addresses,
    ({ dev, cidr }) => `${dev} ${cidr}`,
    {
      replace: (address) => ({ op: 'address.replace', namespace, address }),
      remove: (address) => ({ op: 'address.delete', namespace, address }),
    },
  );
  const neighbours = rowsOf<Neighbour>(
    actual?.neighbours,
    wanted.neighbours,
    ({ dev, address }) => `${dev} ${address}`,
    {
      replace: (neighbour) => ({ op: 'neighbour.replace', namespace, neighbour }),
      remove: (neighbour) => ({ op: 'neighbour.delete', namespace, neighbour }),
    },
  );
  const routes = rowsOf<KernelRoute>(actual?.routes, wanted.routes, ({ table, dst }) => `${table} ${dst}`, {
    replace: (route) => ({ op: 'route.replace', namespace, route }),
    remove: (route) => ({ op: 'route.delete', namespace, route }),
  });
  const rules = rowsOf<PolicyRule>(
    actual?.rules,
    wanted.rules,
    ({ priority, iif, table }) => `${priority} ${iif} ${table}`,
    {
      replace: (rule) => ({ op: 'rule.add', namespace, rule }),
      remove: (rule) => ({ op: 'rule.delete', namespace, rule }),
    },
  );
  return {
    removed: [...rules.removed, ...routes.removed, ...neighbours.removed, ...addresses.removed],
    addressed: [...addresses.set, ...neighbours.set],
    filtered: filterChange(wanted, actual),
    routed: [...routes.set, ...rules.set],
  };
}

function rowsOf<T>(
  actual: readonly T[] | undefined,
  wanted: readonly T[],
  key: (row: T) => string,
  verbs: { readonly replace: Verb<T>; readonly remove: Verb<T> },
): { readonly set: Change[]; readonly removed: Change[] } {
  if (actual === undefined)
    return { set: wanted.map((row) => ({ ...verbs.replace(row), reason: NOT_THERE })), removed: [] };
  const { added, changed, gone } = compare(actual, wanted, key);
  return {
    set: [
      ...added.map((row): Change => ({ ...verbs.replace(row), reason: NOT_THERE })),
      ...changed.map(
        ({ was, row }): Change => ({ ...verbs.replace(row), reason: `was ${describe(was, row)}` }),
      ),
    ],
    removed: gone.map((row): Change => ({ ...verbs.remove(row), reason: NOT_WANTED })),
  };
}

/** The fields in which a row differed. */
function describe<T>(was: T, row: T): string {
  const keys = [...new Set([...Object.keys(was as object), ...Object.keys(row as object)])] as (keyof T)[];
  return keys
    .filter((key) => was[key] !== row[key])
    .map((key) => `${String(key)} ${was[key] === undefined ? 'unset' : String(was[key])}`)
    .join(', ');
}

function filterChange({ name: namespace, filter }: Namespace, actual: Namespace | undefined): Change[] {
  if (!filter) return actual?.filter ? [{ op: 'filter.delete', namespace, reason: NOT_WANTED }] : [];
  const was = actual?.filter;
  if (was && JSON.stringify(was) === JSON.stringify(filter)) return [];
  return [{ op: 'filter.replace', namespace, filter, reason: was ? 'other rules or members' : NOT_THERE }];
}
