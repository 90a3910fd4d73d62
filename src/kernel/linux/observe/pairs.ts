import type { Link } from '../../../plane/plane.js';
import type { SeenNamespace } from './namespace.js';

type Seen = SeenNamespace['ends'][number];

/**
 * Finds the cables among ends. Each end knows its own index and its peer's; both ends' indexes are hashes of the
 * cable's name, so the pair of them is unique in a lab.
 */
export function pairs(spaces: readonly SeenNamespace[]): Link[] {
  const waiting = new Map<string, Seen[]>();
  const links: Link[] = [];
  for (const seen of spaces.flatMap(({ ends }) => ends)) {
    const partners = waiting.get(`${seen.peer} ${seen.index}`);
    const other = partners?.find(
      ({ end }) => end.namespace !== seen.end.namespace || seen.index !== seen.peer,
    );
    if (other && partners) {
      partners.splice(partners.indexOf(other), 1);
      links.push(inOrder(other, seen));
    } else {
      const key = `${seen.index} ${seen.peer}`;
      waiting.set(key, [...(waiting.get(key) ?? []), seen]);
    }
  }
  return links.sort((a, b) => order(keyOf(a.ends[0]), keyOf(b.ends[0])));
}

const keyOf = ({ namespace, name }: { readonly namespace: string; readonly name: string }): string =>
  `${namespace}\0${name}`;
const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const inOrder = (a: Seen, b: Seen): Link =>
  order(keyOf(a.end), keyOf(b.end)) <= 0 ? { ends: [a.end, b.end] } : { ends: [b.end, a.end] };
