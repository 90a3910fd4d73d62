import { REASON_CODES } from '../../analyze/verdict.js';
import type { DraftCheck } from '../draft.js';
import { error, type Finding, warning } from '../finding.js';
import { join } from '../pointer.js';
import type { Loose } from '../prune.js';
import type { BillCheck } from '../schema.js';
import { similar } from '../suggest.js';
import type { Check } from './check.js';

/** What a check expects is something that can be so. */
export const expectations: Check = (draft) =>
  draft.steps
    .flatMap(({ items }) => items)
    .flatMap((item) => {
      if (item.kind !== 'check') return [];
      const pointer = join(item.pointer, 'check');
      if ('bill' in item.row) return bytesOfNothing(item.row, pointer);
      return [
        ...because(item.row, pointer),
        ...rateOfNothing(item.row, pointer),
        ...timeOfNothing(item.row, pointer),
      ];
    });

function because(check: DraftCheck, pointer: string): Finding[] {
  const code = 'because' in check ? check.because : undefined;
  if (code === undefined) return [];
  const at = join(pointer, 'because');
  if (!REASON_CODES.some((known) => known === code))
    return [error(at, `unknown reason "${code}"`, reasonHint(code))];
  if ('expect' in check && check.expect === 'unreachable') return [];
  return [warning(at, 'what is reachable has no reason', 'expect unreachable, or remove because')];
}

function reasonHint(code: string): string {
  const meant = similar(code, REASON_CODES);
  return meant === undefined ? `reasons: ${REASON_CODES.join(', ')}` : `did you mean "${meant}"?`;
}

function rateOfNothing(check: DraftCheck, pointer: string): Finding[] {
  if (!('throughput' in check) || check.expect !== 'unreachable' || check.at_least === undefined) return [];
  return [error(join(pointer, 'at_least'), 'what is unreachable has no rate', 'remove at_least or expect')];
}

function bytesOfNothing({ expect, at_least, at_most }: Loose<BillCheck>, pointer: string): Finding[] {
  if (expect === undefined || (at_least ?? at_most) === undefined) return [];
  const key = at_least === undefined ? 'at_most' : 'at_least';
  return [error(join(pointer, key), 'nothing has no size', `remove ${key} or expect`)];
}

function timeOfNothing(check: DraftCheck, pointer: string): Finding[] {
  if (!('ping' in check) || check.expect !== 'unreachable') return [];
  return (['rtt', 'loss'] as const)
    .filter((key) => check[key] !== undefined)
    .map((key) => error(join(pointer, key), `what is unreachable has no ${key}`, `remove ${key}`));
}
