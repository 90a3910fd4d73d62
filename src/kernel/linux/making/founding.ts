import type { Operation } from '../../../plane/change.js';
import { describe } from '../../describe.js';
import { KernelError } from '../../error.js';
import type { Namespaces } from '../namespaces.js';
import { refusalOf } from '../refusal.js';
import { makeAside } from './aside.js';
import type { Made } from './make.js';

export type Addition = Extract<Operation, { op: 'namespace.add' }>;

/** From so many on a second thread makes them. */
const MANY = 150;
/** It takes about 25 ms to begin: so many are made meanwhile. */
const MEANWHILE = 64;

/** Namespaces that are being made. */
export interface Founding {
  /** Whether it is there, or none of these. */
  stands(namespace: string): boolean;
  /** Settles when it is there; when all are, if none is named. Rejects with `KernelError` at the first refusal. */
  until(namespace?: string): Promise<void>;
  /** Settles when no more will come, whatever was refused. */
  end(): Promise<void>;
}

/** Makes namespaces one after the other. `adopt` is told of each when it is there. */
export function found(
  additions: readonly Addition[],
  spaces: Namespaces,
  adopt: (namespace: string, made: Made) => void,
): Founding {
  if (additions.length < MANY) {
    for (const addition of additions) adopt(addition.namespace, here(addition, spaces));
    return FOUNDED;
  }
  const ordered = routersFirst(additions);
  const rest = beside(ordered.slice(MEANWHILE), spaces, adopt);
  try {
    for (const addition of ordered.slice(0, MEANWHILE)) adopt(addition.namespace, here(addition, spaces));
    return rest;
  } catch (error) {
    return { ...rest, stands: () => false, until: () => Promise.reject(error) };
  }
}

const FOUNDED: Founding = { stands: () => true, until: async () => {}, end: async () => {} };

/** Most cables end at one. */
const routersFirst = (additions: readonly Addition[]): Addition[] => [
  ...additions.filter(({ kind }) => kind === 'router'),
  ...additions.filter(({ kind }) => kind !== 'router'),
];

function here(addition: Addition, spaces: Namespaces): Made {
  try {
    return spaces.add(addition.namespace, addition.kind);
  } catch (error) {
    const words = refusalOf(error);
    throw words === undefined ? error : new KernelError({ ...describe(addition), words });
  }
}

function beside(
  additions: readonly Addition[],
  spaces: Namespaces,
  adopt: (namespace: string, made: Made) => void,
): Founding {
  const aside = makeAside(
    additions.map(({ namespace, kind }) => ({ path: spaces.pathOf(namespace), kind })),
    spaces.home,
  );
  const places = new Map(additions.map(({ namespace }, i) => [namespace, i]));
  let adopted = 0;
  const take = (): void => {
    for (; adopted < aside.made.length; adopted++) {
      const { namespace } = additions[adopted] as Addition;
      const made = aside.made[adopted] as Made;
      spaces.adopt(namespace, made.fd);
      adopt(namespace, made);
    }
  };
  return {
    stands: (namespace) => (places.get(namespace) ?? -1) < adopted,
    async until(namespace) {
      const place = namespace === undefined ? additions.length - 1 : (places.get(namespace) ?? -1);
      await aside.until(place + 1);
      take();
      if (adopted > place) return;
      const refused = additions[adopted] as Addition;
      throw new KernelError({
        ...describe(refused),
        words: aside.refused ?? 'the thread that makes it ended',
      });
    },
    async end() {
      await aside.until(additions.length);
      take();
    },
  };
}
