import { LIMIT_CODES, REASON_CODES } from '../../analyze/verdict.js';
import type { DraftCheck } from '../draft.js';
import { error, type Finding, warning } from '../finding.js';
import { join } from '../pointer.js';
import type { Loose } from '../prune.js';
import type { BillCheck } from '../schema.js';
import { similar } from '../suggest.js';
import type { Check } from './check.js';

const CODES: readonly string[] = [...REASON_CODES, ...LIMIT_CODES];

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
  if (!CODES.some((known) => known === code))
    return [error(at, `unknown reason "${code}"`, reasonHint(code))];
  if (LIMIT_CODES.some((known) => known === code)) return ofRate(check, at, code);
  if ('expect' in check && check.expect === 'unreachable') return [];
  return [warning(at, 'what is reachable has no reason', 'expect unreachable, or remove because')];
}

/** Why what arrives is no faster is a question of throughput. */
function ofRate(check: DraftCheck, at: string, code: string): Finding[] {
  if ('throughput' in check && check.expect !== 'unreachable' && check.expect !== 'unlimited') return [];
  return [error(at, `${code} is why a rate is no higher`, 'check a throughput, or remove because')];
}

function reasonHint(code: string): string {
  const meant = similar(code, CODES);
  return meant === undefined ? `reasons: ${CODES.join(', ')}` : `did you mean "${meant}"?`;
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
