import { cloudRules, type Draft, type DraftItem } from '../draft.js';
import { error, type Finding } from '../finding.js';
import { join } from '../pointer.js';
import { isVariable } from '../reference.js';
import { suggest } from '../suggest.js';
import type { Check } from './check.js';

/** What breaks between regions is between two that there are. */
export const faults: Check = (draft) =>
  draft.steps
    .flatMap(({ items }) => items)
    .flatMap((item) => (item.kind === 'fault' ? ofFault(draft, item) : []));

function ofFault(draft: Draft, { pointer, row }: DraftItem & { readonly kind: 'fault' }): Finding[] {
  if ('host' in row) return variable(row.host, join(pointer, 'host'));
  if ('line' in row) return variable(row.line, join(pointer, 'line'));
  if (!('region_connection' in row)) return [];
  const at = join(pointer, 'region_connection');
  const [a, b] = row.region_connection ?? [];
  if (a !== undefined && a === b)
    return [error(at, `both regions are ${a}`, 'a region connection joins two regions')];
  return [a, b].flatMap((region, index) => ofRegion(draft, region, join(at, index)));
}

const variable = (name: string | undefined, pointer: string): Finding[] =>
  name?.startsWith('$') && !isVariable(name)
    ? [error(pointer, `"${name}" is no variable`, 'what a call saved is written $name')]
    : [];

function ofRegion(draft: Draft, region: string | undefined, pointer: string): Finding[] {
  const known = [undefined, ...draft.accounts.keys()].flatMap((account) =>
    Object.keys(cloudRules(draft, account).regions),
  );
  if (region === undefined || known.includes(region)) return [];
  return [error(pointer, `unknown region "${region}"`, suggest(region, [...new Set(known)], 'regions'))];
}
