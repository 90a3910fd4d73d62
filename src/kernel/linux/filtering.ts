import type { Operation } from '../../plane/change.js';
import { deleteFilter, replaceFilter } from './filter.js';
import type { Founding } from './making/founding.js';
import type { Namespaces } from './namespaces.js';

export type FilterChange = Extract<Operation, { op: `filter.${string}` }>;

export const isFilter = (operation: Operation): operation is FilterChange =>
  operation.op.startsWith('filter.');

/** How many namespaces' filters are written at a time: each takes several processes. */
const AT_ONCE = 4;

interface Filtering {
  readonly spaces: Namespaces;
  readonly founding?: Founding;
}

/** Writes filters, those of different namespaces together, each as soon as its namespace stands. */
export async function writeFilters(
  { spaces: { within }, founding }: Filtering,
  changes: readonly FilterChange[],
): Promise<void> {
  for (const together of groups(changes)) {
    const written = await Promise.allSettled(
      together.map(async (change) => {
        if (founding?.stands(change.namespace) === false) await founding.until(change.namespace);
        if (change.op === 'filter.replace') await replaceFilter(within, change.namespace, change.filter);
        else await deleteFilter(within, change.namespace);
      }),
    );
    for (const result of written) if (result.status === 'rejected') throw result.reason;
  }
}

/** In order; no namespace twice in a group. */
function groups(changes: readonly FilterChange[]): FilterChange[][] {
  const all: FilterChange[][] = [];
  for (const change of changes) {
    const last = all.at(-1);
    const fits =
      last && last.length < AT_ONCE && last.every(({ namespace }) => namespace !== change.namespace);
    if (fits) last.push(change);
    else all.push([change]);
  }
  return all;
}
