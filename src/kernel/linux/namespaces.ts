import { closeSync, mkdirSync, openSync, readdirSync, unlinkSync } from 'node:fs';
import { enterNet, unmount } from './libc.js';
import { type Made, makeNamespace, type Wanted } from './making/make.js';

/** Where `ip netns` looks, so that people inside the sandbox can use it. The sandbox gives /run a tmpfs of its own. */
const DIRECTORY = '/run/netns';

/** The network namespaces of a lab, by name. */
export interface Namespaces {
  list(): string[];
  has(name: string): boolean;
  /** Makes one. Throws `LibcError`, or EEXIST if there is one of that name. */
  add(name: string, kind: Wanted['kind']): Made;
  /** A descriptor of the namespace in which the lab's own thread stands. */
  readonly home: number;
  pathOf(name: string): string;
  /** One that has just been made under its path, by its open descriptor. */
  adopt(name: string, fd: number): void;
  /** Of what is gone, nothing. The kernel takes the inside down when the last process and descriptor have left. */
  remove(name: string): void;
  /** A descriptor that stays open. Throws ENOENT if there is none of that name. */
  fd(name: string): number;
  within<T>(name: string, inside: () => T): T;
  close(): void;
}

export function namespaces(): Namespaces {
  mkdirSync(DIRECTORY, { recursive: true });
  const home = openSync('/proc/self/ns/net', 'r');
  const open = new Map<string, number>();
  const pathOf = (name: string): string => `${DIRECTORY}/${name}`;

  const fd = (name: string): number => {
    const known = open.get(name);
    if (known !== undefined) return known;
    const opened = openSync(pathOf(name), 'r');
    open.set(name, opened);
    return opened;
  };
  const forget = (name: string): void => {
    const known = open.get(name);
    if (known !== undefined) closeSync(known);
    open.delete(name);
  };

  return {
    list: () => readdirSync(DIRECTORY).sort(),
    has: (name) => open.has(name) || readdirSync(DIRECTORY).includes(name),
    add(name, kind) {
      const made = makeNamespace({ path: pathOf(name), kind }, home);
      open.set(name, made.fd);
      return made;
    },
    home,
    pathOf,
    adopt: (name, made) => void open.set(name, made),
    remove(name) {
      forget(name);
      try {
        unmount(pathOf(name));
        unlinkSync(pathOf(name));
      } catch (error) {
        if ((error as { code?: string }).code !== 'ENOENT') throw error;
      }
    },
    fd,
    within(name, inside) {
      enterNet(fd(name));
      try {
        return inside();
      } finally {
        enterNet(home);
      }
    },
    close() {
      for (const name of [...open.keys()]) forget(name);
      closeSync(home);
    },
  };
}
