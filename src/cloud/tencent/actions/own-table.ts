import { find } from '../../lookup.js';
import type { Account, World } from '../../world.js';
import { type Refusal, refuse } from '../errors.js';
import { ownCcn } from '../lookup.js';
import type { CcnRouteTable } from '../state/routes.js';

/** The caller's own CCN route table. */
export function ownTable(
  world: World,
  caller: Account,
  id: string,
): { readonly ok: true; readonly table: CcnRouteTable } | Refusal {
  const table = find(world.tencent.ccnRouteTables, id);
  return table && ownCcn(world, caller, table.CcnId)
    ? { ok: true, table }
    : refuse('UnsupportedOperation.CcnRouteTableNotExist', `It is ${id}.`);
}
