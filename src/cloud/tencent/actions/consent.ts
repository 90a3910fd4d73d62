import type { Account, World } from '../../world.js';
import { accept, action } from '../action.js';
import { attaching, inState } from '../attachments.js';
import { whyNotAcross } from '../border.js';
import { type Refusal, refuse } from '../errors.js';
import { ownCcn } from '../lookup.js';
import type { Ccn, CcnAttachment } from '../state/ccn.js';
import { ccnId, VPC } from './common.js';
import { instances, type NamedInstance, namedRows } from './instances.js';

const WHICH = { CcnId: ccnId, Instances: instances };

/** The CCN's owner lets in those who wait. */
export const acceptAttachCcnInstances = action(VPC, 'AcceptAttachCcnInstances', WHICH, (world, caller, p) => {
  const waiting = pendingRows(world, caller, p.CcnId, p.Instances);
  if (!waiting.ok) return waiting;
  const { ccn, rows } = waiting;
  if (ccn.State === 'ISOLATED')
    return refuse('UnsupportedOperation.InvalidInstanceState', `${ccn.CcnId} is ISOLATED.`);
  const across = whyNotAcross(world, ccn, []);
  if (across) return across;
  return accept(rows.reduce(attaching, world));
});

export const rejectAttachCcnInstances = action(VPC, 'RejectAttachCcnInstances', WHICH, (world, caller, p) => {
  const waiting = pendingRows(world, caller, p.CcnId, p.Instances);
  if (!waiting.ok) return waiting;
  return accept(waiting.rows.reduce((current, row) => inState(current, row, 'REJECTED'), world));
});

function pendingRows(
  world: World,
  caller: Account,
  CcnId: string,
  named: readonly NamedInstance[],
): { readonly ok: true; readonly ccn: Ccn; readonly rows: readonly CcnAttachment[] } | Refusal {
  const ccn = ownCcn(world, caller, CcnId);
  if (!ccn) return refuse('ResourceNotFound', `Account ${caller.uid} has no CCN ${CcnId}.`);
  const found = namedRows(world, CcnId, named);
  if (!found.ok) return found;
  const other = found.rows.find(({ State }) => State !== 'PENDING');
  if (other)
    return refuse('UnsupportedOperation.NotPendingCcnInstance', `${other.InstanceId} is ${other.State}.`);
  return { ok: true, ccn, rows: found.rows };
}
