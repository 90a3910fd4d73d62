import type { Namespace, Plane } from '../../plane/plane.js';
import { observeFilter } from './filter.js';
import type { Namespaces } from './namespaces.js';
import { type SeenNamespace, seeNamespace } from './observe/namespace.js';
import { pairs } from './observe/pairs.js';

/** How many namespaces' filters are read at a time: each takes two processes. */
const AT_ONCE = 4;

/** Reads back what stands, from the kernel alone. */
export async function observe(spaces: Namespaces, only?: readonly string[]): Promise<Plane> {
  const standing = spaces.list();
  const names = only ? standing.filter((name) => only.includes(name)) : standing;
  const seen = names
    .map((name) => spaces.within(name, () => seeNamespace(name)))
    .filter((space): space is SeenNamespace => space !== undefined);
  const namespaces: Namespace[] = [];
  for (let i = 0; i < seen.length; i += AT_ONCE) {
    namespaces.push(
      ...(await Promise.all(seen.slice(i, i + AT_ONCE).map((space) => withFilter(spaces, space)))),
    );
  }
  return { namespaces, links: pairs(seen) };
}

async function withFilter(spaces: Namespaces, { namespace }: SeenNamespace): Promise<Namespace> {
  if (namespace.kind === 'host') return namespace;
  const filter = await observeFilter(spaces.within, namespace.name);
  return filter ? { ...namespace, filter } : namespace;
}
