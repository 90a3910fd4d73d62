import { find } from '../lookup.js';
import type { Account, NetworkAcl, World } from '../world.js';
import { refuse } from './errors.js';
import { type Asked, type Found, ownVpc } from './networks.js';

type Named = Asked & { readonly NetworkAclId: string };

export function networkAclAsked(world: World, caller: Account, p: Named): Found<NetworkAcl> {
  const row = find(world.networkAcls, p.NetworkAclId);
  return row && ownVpc(world, caller, row.vpc, p)
    ? { ok: true, row }
    : refuse('InvalidNetworkAcl.NotFound', `NetworkAclId: ${p.NetworkAclId}.`);
}

/** One that may be changed now: a change under way comes to its end first. */
export function changeableAcl(world: World, caller: Account, p: Named): Found<NetworkAcl> {
  const found = networkAclAsked(world, caller, p);
  return found.ok && found.row.transition
    ? refuse('NetworkStatus.Modifying', `${found.row.id} is ${found.row.transition}.`)
    : found;
}
