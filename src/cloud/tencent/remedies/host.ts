import { find, vpcOfHost } from '../../lookup.js';
import type { Remedies } from '../../remedies.js';
import { call, remedyOf } from './calls.js';

/** An instance that was stopped. What a fault took down is mended elsewhere; a fleet's servers start by themselves. */
export const starting: Remedies = (world, _fabric, { object }) => {
  const host = find(world.hosts, object);
  const vpc = host && vpcOfHost(world, host);
  return vpc && !host.up && find(world.accounts, vpc.account)?.cloud === 'tencent'
    ? [remedyOf(call(vpc.account, 'StartInstances', { InstanceIds: [object] }))]
    : [];
};
