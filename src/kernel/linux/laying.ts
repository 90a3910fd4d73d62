import type { Operation } from '../../plane/change.js';
import { describe } from '../describe.js';
import { KernelError } from '../error.js';
import { linkAdd } from './encode/link.js';
import type { Indexes } from './indexes.js';
import type { Founding } from './making/founding.js';
import type { Namespaces } from './namespaces.js';
import { refusalOf } from './refusal.js';
import { ANYWHERE, type Session } from './session.js';

export type Laid = Extract<Operation, { op: 'link.add' }>;

/** A cable that is to be laid, and the indexes of its ends. */
export interface Cable {
  readonly operation: Laid;
  readonly indexes: readonly [number, number];
}

/** Throws `KernelError` EEXIST if one of its ends is there already. */
export function cable(operation: Laid, indexes: Indexes): Cable {
  const { link } = operation;
  const taken = link.ends.find(({ namespace, name }) => indexes.of(namespace, name) !== undefined);
  if (taken) {
    const words = `EEXIST: there is a ${taken.name} in ${taken.namespace}`;
    throw new KernelError({ ...describe(operation), words });
  }
  return { operation, indexes: indexes.choose(link) };
}

interface Lay {
  readonly spaces: Namespaces;
  readonly session: Session;
  readonly founding?: Founding;
}

/**
 * Lays cables, each as soon as there is something to plug it into. While namespaces are still being made the kernel is
 * given what can be done already: cables, and what is said to namespaces that have all of theirs, but for `waiting` ones.
 */
export async function lay(
  { spaces, session, founding }: Lay,
  cables: readonly Cable[],
  waiting: ReadonlySet<string>,
): Promise<void> {
  const missing = new Map<string, number>();
  for (const { operation } of cables)
    for (const { namespace } of operation.link.ends)
      missing.set(namespace, (missing.get(namespace) ?? 0) + 1);
  let laid: string[] = [];
  const send = (): void => {
    session.flush(ANYWHERE);
    for (const namespace of laid) {
      const left = (missing.get(namespace) ?? 0) - 1;
      missing.set(namespace, left);
      if (left === 0 && !waiting.has(namespace)) session.flush(namespace);
    }
    laid = [];
  };
  for (const { operation, indexes } of cables) {
    const names = operation.link.ends.map(({ namespace }) => namespace);
    for (const name of names) {
      if (founding?.stands(name) ?? true) continue;
      send();
      await founding?.until(name);
    }
    const fds = fdsOf(spaces, operation, names);
    session.add(ANYWHERE, operation, (w, seq) => linkAdd(w, seq, operation.link, indexes, fds));
    laid.push(...names);
  }
  send();
}

function fdsOf(spaces: Namespaces, operation: Laid, names: readonly string[]): readonly [number, number] {
  try {
    return names.map(spaces.fd) as [number, number];
  } catch (error) {
    const words = refusalOf(error);
    throw words === undefined ? error : new KernelError({ ...describe(operation), words });
  }
}
