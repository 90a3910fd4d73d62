import { rows } from '../../../model/json.js';
import type { Account, NetworkAcl, Subnet, World } from '../../world.js';
import { accept, action } from '../action.js';
import { VPC } from '../actions/common.js';
import { type Refusal, refuse } from '../errors.js';
import { list, text } from '../params.js';
import { ownAcl, withAcl } from './acl-rows.js';
import { ownSubnet } from './common.js';

const BINDING = { NetworkAclId: text, SubnetIds: list(text) };

/** The subnets a call names; they must be in the VPC of the ACL. */
function subnetsNamed(
  world: World,
  caller: Account,
  acl: NetworkAcl,
  ids: readonly string[],
): { readonly ok: true; readonly subnets: readonly Subnet[] } | Refusal {
  const subnets: Subnet[] = [];
  for (const id of ids) {
    const found = ownSubnet(world, caller, id);
    if (!found.ok) return found;
    if (found.row.vpc !== acl.vpc)
      return refuse(
        'UnsupportedOperation.VpcMismatch',
        `${id} is in ${found.row.vpc}, ${acl.id} in ${acl.vpc}.`,
      );
    subnets.push(found.row);
  }
  return { ok: true, subnets };
}

/** A subnet that has another network ACL leaves it: there is one at most. */
export const associateNetworkAclSubnets = action(
  VPC,
  'AssociateNetworkAclSubnets',
  BINDING,
  (world, caller, p) => {
    const found = ownAcl(world, caller, p.NetworkAclId);
    if (!found.ok) return found;
    const acl = found.row;
    const named = subnetsNamed(world, caller, acl, p.SubnetIds);
    if (!named.ok) return named;
    const ids = named.subnets.map(({ id }) => id);
    const elsewhere = rows(world.networkAcls).filter(
      (other) => other.id !== acl.id && other.subnets.some((id) => ids.includes(id)),
    );
    const left = elsewhere.reduce((current, other) => withAcl(current, without(other, ids)), world);
    return accept(withAcl(left, { ...acl, subnets: [...new Set([...acl.subnets, ...ids])].sort() }));
  },
);

const without = (acl: NetworkAcl, ids: readonly string[]): NetworkAcl => ({
  ...acl,
  subnets: acl.subnets.filter((id) => !ids.includes(id)),
});

export const disassociateNetworkAclSubnets = action(
  VPC,
  'DisassociateNetworkAclSubnets',
  BINDING,
  (world, caller, p) => {
    const found = ownAcl(world, caller, p.NetworkAclId);
    if (!found.ok) return found;
    const acl = found.row;
    const named = subnetsNamed(world, caller, acl, p.SubnetIds);
    if (!named.ok) return named;
    const stranger = p.SubnetIds.find((id) => !acl.subnets.includes(id));
    if (stranger !== undefined) return refuse('ResourceNotFound', `${stranger} does not have ${acl.id}.`);
    return accept(withAcl(world, without(acl, p.SubnetIds)));
  },
);
