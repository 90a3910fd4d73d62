import { closeSync, mkdirSync, openSync, readdirSync, unlinkSync, writeFileSync } from 'node:fs';
import { bindMount, enterNet, unmount, unshareNet } from './libc.js';

/** Where `ip netns` looks, so that people inside the sandbox can use it. The sandbox gives /run a tmpfs of its own. */
const DIRECTORY = '/run/netns';

/** The network namespaces of a lab, by name. */
export interface Namespaces {
  list(): string[];
  has(name: string): boolean;
  /** Makes one and runs `inside` in it. Throws `LibcError` EEXIST if there is one of that name. */
  add(name: string, inside: () => void): void;
  /** Of what is gone, nothing. The kernel takes the inside down when the last process and descriptor have left. */
  remove(name: string): void;
  /** A descriptor that stays open. Throws ENOENT if there is none of that name. */
  fd(name: string): number;
  within<T>(name: string, inside: () => T): T;
  close(): void;
}

/** Takes a name away, mounted or not yet. */
function unname(path: string): void {
  try {
    unmount(path);
  } catch {
    // Nothing was mounted.
  }
  unlinkSync(path);
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
    add(name, inside) {
      writeFileSync(pathOf(name), '', { flag: 'wx' });
      try {
        unshareNet();
        bindMount('/proc/thread-self/ns/net', pathOf(name));
        inside();
      } catch (error) {
        // Half of one would be nobody's: it has no mark yet.
        unname(pathOf(name));
        throw error;
      } finally {
        enterNet(home);
      }
    },
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
