import { find } from '../../lookup.js';
import type { Account, World } from '../../world.js';
import { type Refusal, refuse } from '../errors.js';
import type { DirectConnectGateway } from '../state/border.js';

/** The caller's own gateway. */
export function ownGateway(
  world: World,
  caller: Account,
  id: string,
): { readonly ok: true; readonly gateway: DirectConnectGateway } | Refusal {
  const gateway = find(world.tencent.directConnectGateways, id);
  return gateway?.account === caller.id
    ? { ok: true, gateway }
    : refuse('ResourceNotFound', `Account ${caller.uid} has no direct connect gateway ${id}.`);
}
