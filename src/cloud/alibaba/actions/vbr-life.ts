import type { Account, World } from '../../world.js';
import { accept, action, type Outcome } from '../action.js';
import { TAKES } from '../durations.js';
import { type Refusal, refuse } from '../errors.js';
import { attachmentOfNetwork } from '../lookup.js';
import { optional, text } from '../params.js';
import type { Vbr } from '../state/vbr.js';
import { later } from '../transitions.js';
import { ownsLine, putVbr, vbrOf } from '../vbr/lookup.js';
import { clientToken, id, VPC } from './common.js';

const CALL = { RegionId: optional(text), VbrId: id, ClientToken: optional(clientToken) };

/** Its line's owner closes a VBR: nothing passes, its routes leave the CEN; what is configured stays. */
export const terminateVirtualBorderRouter = action(
  VPC,
  'TerminateVirtualBorderRouter',
  CALL,
  (world, caller, p) => {
    const found = vbrOf(world, caller, p.VbrId, p.RegionId);
    if (!found.ok) return found;
    const refusal = whyNotLineOwner(world, found.vbr, caller) ?? whyNot(found.vbr, ['active']);
    return refusal ?? turned(world, found.vbr, 'terminating', TAKES.terminateVbr);
  },
);

/** A terminated VBR keeps its VLAN here for as long as it exists. */
export const recoverVirtualBorderRouter = action(
  VPC,
  'RecoverVirtualBorderRouter',
  CALL,
  (world, caller, p) => {
    const found = vbrOf(world, caller, p.VbrId, p.RegionId);
    if (!found.ok) return found;
    const refusal = whyNotLineOwner(world, found.vbr, caller) ?? whyNot(found.vbr, ['terminated']);
    return refusal ?? turned(world, found.vbr, 'recovering', TAKES.recoverVbr);
  },
);

/** By its owner; by the owner of its line only while it is unconfirmed. */
export const deleteVirtualBorderRouter = action(
  VPC,
  'DeleteVirtualBorderRouter',
  CALL,
  (world, caller, p) => {
    const found = vbrOf(world, caller, p.VbrId, p.RegionId);
    if (!found.ok) return found;
    const { vbr } = found;
    if (vbr.account !== caller.id && vbr.Status !== 'unconfirmed')
      return refuse('Forbidden.OperationNotAllowedByUser', `${vbr.VbrId} is ${vbr.Status}.`);
    const refusal = whyNot(vbr, ['unconfirmed', 'active', 'terminated']) ?? whyInUse(world, vbr);
    return refusal ?? turned(world, vbr, 'deleting', TAKES.deleteVbr);
  },
);

const turned = (world: World, vbr: Vbr, Status: Vbr['Status'], ms: number): Outcome =>
  accept(later(putVbr(world, { ...vbr, Status }), ms, 'VbrSettled', { id: vbr.VbrId }));

const whyNot = (vbr: Vbr, allowed: readonly Vbr['Status'][]): Refusal | undefined =>
  allowed.includes(vbr.Status)
    ? undefined
    : refuse('InvalidOperation.OperationNotAllowedInState', `${vbr.VbrId} is ${vbr.Status}.`);

const whyNotLineOwner = (world: World, vbr: Vbr, caller: Account): Refusal | undefined =>
  ownsLine(world, vbr, caller)
    ? undefined
    : refuse('Forbidden.OperationNotAllowedByUser', `${vbr.PhysicalConnectionId} is another account’s.`);

function whyInUse(world: World, vbr: Vbr): Refusal | undefined {
  const attached = attachmentOfNetwork(world, vbr.VbrId);
  if (attached)
    return refuse('InvalidStatus.NotAllowed', `${vbr.VbrId} is ${attached.Status} to ${attached.CenId}.`);
  if (vbr.routes.length > 0)
    return refuse(
      'DependencyViolation.RouterInterfaceReferedByRouteEntry',
      `${vbr.VbrId} has ${vbr.routes.map((route) => route.cidr).join(', ')}.`,
    );
  return undefined;
}
