import type { Draft, DraftItem } from '../draft.js';
import { error, type Finding } from '../finding.js';
import { join } from '../pointer.js';
import { isVariable } from '../reference.js';
import type { Check } from './check.js';
import { twoRegions } from './two-regions.js';

/** What breaks between regions is between two that there are. */
export const faults: Check = (draft) =>
  draft.steps
    .flatMap(({ items }) => items)
    .flatMap((item) => (item.kind === 'fault' ? ofFault(draft, item) : []));

function ofFault(draft: Draft, { pointer, row }: DraftItem & { readonly kind: 'fault' }): Finding[] {
  if ('host' in row) return variable(row.host, join(pointer, 'host'));
  if ('line' in row) return variable(row.line, join(pointer, 'line'));
  if (!('region_connection' in row)) return [];
  return twoRegions(draft, row.region_connection, join(pointer, 'region_connection'));
}

const variable = (name: string | undefined, pointer: string): Finding[] =>
  name?.startsWith('$') && !isVariable(name)
    ? [error(pointer, `"${name}" is no variable`, 'what a call saved is written $name')]
    : [];
