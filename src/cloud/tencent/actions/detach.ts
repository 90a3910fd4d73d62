import { find } from '../../lookup.js';
import type { Account, World } from '../../world.js';
import { accept, action } from '../action.js';
import { detaching, removed } from '../attachments.js';
import { type Refusal, refuse } from '../errors.js';
import type { CcnAttachment } from '../state/ccn.js';
import { ccnId, VPC } from './common.js';
import { instances, namedRows } from './instances.js';

/** Either side takes an instance out, without the other. What never carried packets is gone at once. */
export const detachCcnInstances = action(
  VPC,
  'DetachCcnInstances',
  { CcnId: ccnId, Instances: instances },
  (world, caller, p) => {
    const ccn = find(world.tencent.ccns, p.CcnId);
    if (!ccn) return refuse('ResourceNotFound', `CcnId: ${p.CcnId}.`);
    const found = namedRows(world, p.CcnId, p.Instances);
    if (!found.ok) return found;
    const refusal = found.rows.map((row) => whyNot(caller, ccn.account, row)).find(Boolean);
    if (refusal) return refusal;
    return accept(found.rows.reduce(left, world));
  },
);

function whyNot(caller: Account, ccnOwner: string, row: CcnAttachment): Refusal | undefined {
  if (caller.id !== ccnOwner && caller.id !== row.account)
    return refuse('UnsupportedOperation.AppIdMismatch', `Account ${caller.uid} owns neither side.`);
  if (row.State === 'ATTACHING' || row.State === 'DETACHING')
    return refuse('UnsupportedOperation.MutexOperationTaskRunning', `${row.InstanceId} is ${row.State}.`);
  if (row.State === 'PENDING' && caller.id !== row.account)
    return refuse(
      'UnsupportedOperation',
      `${row.InstanceId} waits to be accepted; RejectAttachCcnInstances rejects it.`,
    );
  return undefined;
}

function left(world: World, row: CcnAttachment): World {
  const carried = row.State === 'ACTIVE' || row.State === 'DETACHFAILED';
  return carried ? detaching(world, row) : removed(world, row);
}
