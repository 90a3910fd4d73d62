import { hash } from '../../model/hash.js';
import type { Link, LinkEnd } from '../../plane/plane.js';
import type { NetlinkSocket } from './netlink/socket.js';
import { dumpLinks } from './observe/links.js';

/** Interface indexes by name, namespace by namespace: read once from the kernel, then kept in step. */
export interface Indexes {
  of(namespace: string, dev: string): number | undefined;
  /** Chooses the indexes of a new pair: hashes, by which the two ends find each other when observed. */
  choose(link: Link): readonly [number, number];
  forget(namespace: string, dev: string): void;
  fresh(namespace: string): void;
}

const LOOPBACK = ['lo', 1] as const;
const FIRST = 2;
const SPAN = 0x7fff0000;

export function indexes(socketOf: (namespace: string) => NetlinkSocket): Indexes {
  const known = new Map<string, Map<string, number>>();
  const used = new Map<string, Set<number>>();
  const read = (namespace: string): Map<string, number> => {
    const found = known.get(namespace) ?? new Map([LOOPBACK, ...dump(socketOf(namespace))]);
    known.set(namespace, found);
    return found;
  };
  const free = ({ namespace, name }: LinkEnd, other: string): number => {
    const names = read(namespace);
    const taken = used.get(namespace) ?? new Set(names.values());
    used.set(namespace, taken);
    let index = FIRST + (Number.parseInt(hash(`${namespace}/${name} ${other}`).slice(-8), 36) % SPAN);
    while (taken.has(index)) index++;
    taken.add(index);
    names.set(name, index);
    return index;
  };
  return {
    of: (namespace, dev) => read(namespace).get(dev),
    choose: ({ ends: [a, b] }) => [free(a, `${b.namespace}/${b.name}`), free(b, `${a.namespace}/${a.name}`)],
    forget: (namespace, dev) => void known.get(namespace)?.delete(dev),
    fresh(namespace) {
      known.set(namespace, new Map([LOOPBACK]));
      used.delete(namespace);
    },
  };
}

const dump = (socket: NetlinkSocket): [string, number][] =>
  dumpLinks(socket).map(({ name, index }) => [name, index]);
