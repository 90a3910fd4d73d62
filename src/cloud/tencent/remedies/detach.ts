import type { Call } from '../../call.js';
import { find } from '../../lookup.js';
import type { World } from '../../world.js';
import { attachmentKey } from '../lookup.js';
import { call } from './calls.js';

/** The owner of a CCN takes an instance out. */
export function detached(world: World, CcnId: string, InstanceId: string): readonly Call[] {
  const row = find(world.tencent.attachments, attachmentKey(CcnId, InstanceId));
  const ccn = find(world.tencent.ccns, CcnId);
  if (!row || !ccn) return [];
  const { InstanceRegion, InstanceType } = row;
  return [
    call(ccn.account, 'DetachCcnInstances', {
      CcnId,
      Instances: [{ InstanceId, InstanceRegion, InstanceType }],
    }),
  ];
}
