import { rows } from '../../../model/json.js';
import { find } from '../../lookup.js';
import type { Account, World } from '../../world.js';
import { type Refusal, refuse } from '../errors.js';
import { inOrder } from '../lookup.js';
import type { Vbr } from '../state/vbr.js';
import { putRow } from '../tables.js';

export const putVbr = (world: World, vbr: Vbr): World => putRow(world, 'vbrs', vbr.VbrId, vbr);

/** A VBR is known to its owner and to the owner of its line. */
export const isKnownTo = (world: World, vbr: Vbr, account: Account): boolean =>
  vbr.account === account.id || ownsLine(world, vbr, account);

export const ownsLine = (world: World, vbr: Vbr, account: Account): boolean =>
  find(world.lines, vbr.PhysicalConnectionId)?.account === account.id;

export type FoundVbr = { readonly ok: true; readonly vbr: Vbr } | Refusal;

/** `region`, if given, must be the VBR's. */
export function vbrOf(world: World, caller: Account, id: string, region: string | undefined): FoundVbr {
  const vbr = find(world.alibaba.vbrs, id);
  return vbr && isKnownTo(world, vbr, caller) && (region ?? vbr.region) === vbr.region
    ? { ok: true, vbr }
    : refuse('InvalidVbrId.NotFound', `VbrId: ${id}.`);
}

/** The VBRs of one account, or of everyone, in the order of their creation. */
export const vbrsOf = (world: World, account?: string): Vbr[] =>
  inOrder(rows(world.alibaba.vbrs).filter((vbr) => account === undefined || vbr.account === account));

export const vbrsOnLine = (world: World, line: string): Vbr[] =>
  vbrsOf(world).filter((vbr) => vbr.PhysicalConnectionId === line);

/** The interface of a VBR towards its line: the next hop of its static routes. */
export const vlanInterface = ({ VbrId }: Vbr): string => VbrId.replace(/^(vbr-)?/, 'ri-');
