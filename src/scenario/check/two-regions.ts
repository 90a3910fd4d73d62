import { cloudRules, type Draft } from '../draft.js';
import { error, type Finding } from '../finding.js';
import { join } from '../pointer.js';
import { suggest } from '../suggest.js';

/** A pair of regions is of two that there are. */
export function twoRegions(
  draft: Draft,
  regions: readonly (string | undefined)[] | undefined,
  pointer: string,
): Finding[] {
  const [a, b] = regions ?? [];
  if (a !== undefined && a === b)
    return [error(pointer, `both regions are ${a}`, 'a region connection joins two regions')];
  return [a, b].flatMap((region, index) => ofRegion(draft, region, join(pointer, index)));
}

function ofRegion(draft: Draft, region: string | undefined, pointer: string): Finding[] {
  const known = [undefined, ...draft.accounts.keys()].flatMap((account) =>
    Object.keys(cloudRules(draft, account).regions),
  );
  if (region === undefined || known.includes(region)) return [];
  return [error(pointer, `unknown region "${region}"`, suggest(region, [...new Set(known)], 'regions'))];
}
