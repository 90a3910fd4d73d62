import type { Change, Plan } from './change.js';
import { compare } from './diff/compare.js';
import { linkChanges, linkKey } from './diff/links.js';
import { innerChanges } from './diff/namespace.js';
import type { Address, Namespace, Plane } from './plane.js';

/**
 * What to do so that the kernel holds `wanted`; empty if it does. In an order that works: first what goes, then
 * namespaces and cables, then filters before anything is carried, then shapers, then routes.
 */
export function diff(wanted: Plane, actual: Plane): Plan {
  const spaces = compare(actual.namespaces, wanted.namespaces, ({ name }) => name);
  const remade = spaces.changed.filter(({ was, row }) => isRemade(was, row));
  const deleted = new Set([...spaces.gone, ...remade.map(({ was }) => was)].map(({ name }) => name));
  const standing = withoutBare(without(withoutCut(actual, wanted, deleted), deleted), wanted);
  const links = linkChanges(wanted, standing, deleted);
  const before = new Map(standing.namespaces.map((row) => [row.name, row]));
  const inner = wanted.namespaces.map((row) => innerChanges(row, before.get(row.name)));
  return [
    ...severed(actual, deleted),
    ...[...spaces.gone, ...remade.map(({ was }) => was)].map(deletion),
    ...inner.flatMap(({ removed }) => removed),
    ...links.removed,
    ...[...spaces.added, ...remade.map(({ row }) => row)].map(addition),
    ...links.laid,
    ...links.adjusted,
    ...inner.flatMap(({ addressed }) => addressed),
    ...inner.flatMap(({ filtered }) => filtered),
    ...links.shaped,
    ...inner.flatMap(({ routed }) => routed),
  ];
}

/** What a namespace is and is called cannot change: it is made anew, with all that is in it. */
export const isRemade = (was: Namespace, row: Namespace): boolean =>
  was.kind !== row.kind || was.label !== row.label;

/** What is left after namespaces went: cables with an end in them went too. */
function without(plane: Plane, deleted: ReadonlySet<string>): Plane {
  return {
    namespaces: plane.namespaces.filter(({ name }) => !deleted.has(name)),
    links: plane.links.filter(({ ends }) => !ends.some(({ namespace }) => deleted.has(namespace))),
  };
}

/** With a cable that goes, addresses, neighbours and routes of its ends go by themselves. */
function withoutCut(plane: Plane, wanted: Plane, deleted: ReadonlySet<string>): Plane {
  const going = plane.links.filter(({ ends }) => ends.some(({ namespace }) => deleted.has(namespace)));
  const links = [...going, ...compare(plane.links, wanted.links, linkKey).gone];
  const cut = new Set(links.flatMap(({ ends }) => ends.map(({ namespace, name }) => `${namespace}/${name}`)));
  if (cut.size === 0) return plane;
  const namespaces = plane.namespaces.map((row) => {
    const stays = ({ dev }: { readonly dev?: string }): boolean => !cut.has(`${row.name}/${dev}`);
    const [addresses, neighbours] = [row.addresses.filter(stays), row.neighbours.filter(stays)];
    return { ...row, addresses, neighbours, routes: row.routes.filter(stays) };
  });
  return { ...plane, namespaces };
}

/** An interface that loses all the addresses it has loses its neighbours and routes too, whatever it gets next. */
function withoutBare(plane: Plane, wanted: Plane): Plane {
  const next = new Map(wanted.namespaces.map((row) => [row.name, row]));
  return {
    ...plane,
    namespaces: plane.namespaces.map((row) => bared(row, next.get(row.name)?.addresses ?? [])),
  };
}

function bared(row: Namespace, wanted: readonly Address[]): Namespace {
  const kept = new Set(wanted.map(({ dev, cidr }) => `${dev} ${cidr}`));
  const stays = new Set(
    row.addresses.filter(({ dev, cidr }) => kept.has(`${dev} ${cidr}`)).map(({ dev }) => dev),
  );
  const bare = new Set(row.addresses.map(({ dev }) => dev).filter((dev) => !stays.has(dev)));
  if (bare.size === 0) return row;
  const remains = ({ dev }: { readonly dev?: string }): boolean => dev === undefined || !bare.has(dev);
  return { ...row, neighbours: row.neighbours.filter(remains), routes: row.routes.filter(remains) };
}

/**
 * Cables from a namespace that goes to one that stays. They would go with it, but only when the kernel gets round to it:
 * until then their names are taken.
 */
const severed = ({ links }: Plane, deleted: ReadonlySet<string>): Change[] =>
  links.flatMap(({ ends }) => {
    const stays = ends.find(({ namespace }) => !deleted.has(namespace));
    if (!stays || ends.every(({ namespace }) => !deleted.has(namespace))) return [];
    const { namespace, name: dev } = stays;
    return [{ op: 'link.delete', namespace, dev, reason: 'its other end goes' }];
  });

const deletion = ({ name }: Namespace): Change => ({
  op: 'namespace.delete',
  namespace: name,
  reason: 'not wanted any more',
});

const addition = ({ name, kind, label }: Namespace): Change => ({
  op: 'namespace.add',
  namespace: name,
  kind,
  label,
  reason: 'not there',
});
