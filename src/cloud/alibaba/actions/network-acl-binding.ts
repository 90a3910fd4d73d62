import { put, rows } from '../../../model/json.js';
import { find } from '../../lookup.js';
import type { NetworkAcl, Subnet, World } from '../../world.js';
import { accept, action, type Outcome } from '../action.js';
import { TAKES } from '../durations.js';
import { type Refusal, refuse } from '../errors.js';
import { changeableAcl } from '../network-acls.js';
import { list, oneOf, optional, record, text } from '../params.js';
import { later } from '../transitions.js';
import { clientToken, id, VPC } from './common.js';

const BINDING = {
  RegionId: optional(text),
  NetworkAclId: id,
  Resource: list(
    record({ ResourceType: oneOf(['VSwitch'], 'ParameterIllegal.ResourceType'), ResourceId: text }),
    30,
  ),
  ClientToken: optional(clientToken),
};

type Vetting = (world: World, acl: NetworkAcl, vSwitch: Subnet) => Refusal | undefined;

/** Both calls take vSwitches of the list's own VPC; `vet` tells why one of them is refused. */
const binding = (
  name: string,
  vet: Vetting,
  subnetsAfter: (acl: NetworkAcl, given: readonly string[]) => readonly string[],
) =>
  action(VPC, name, BINDING, (world, caller, p) => {
    const found = changeableAcl(world, caller, p);
    if (!found.ok) return found;
    const acl = found.row;
    if (p.Resource.length === 0) return refuse('ParameterMissing.Resources');
    const given = [...new Set(p.Resource.map(({ ResourceId }) => ResourceId))];
    for (const vSwitchId of given) {
      const refusal = whyNotOf(world, acl, vSwitchId, vet);
      if (refusal) return refusal;
    }
    return rebound(world, { ...acl, subnets: subnetsAfter(acl, given) });
  });

function whyNotOf(world: World, acl: NetworkAcl, vSwitchId: string, vet: Vetting): Refusal | undefined {
  const vSwitch = find(world.subnets, vSwitchId);
  const owner = vSwitch && world.vpcs[vSwitch.vpc]?.account;
  if (!vSwitch || owner !== world.vpcs[acl.vpc]?.account)
    return refuse('InvalidResource.NotFound', `ResourceId: ${vSwitchId}.`);
  if (vSwitch.vpc !== acl.vpc)
    return refuse('InvalidResource.VpcError', `${vSwitchId} is in ${vSwitch.vpc}, ${acl.id} in ${acl.vpc}.`);
  if (vSwitch.transition) return refuse('ResourceStatus.Error', `${vSwitchId} is ${vSwitch.transition}.`);
  return vet(world, acl, vSwitch);
}

function rebound(world: World, acl: NetworkAcl): Outcome {
  const changed: NetworkAcl = { ...acl, transition: 'Modifying' };
  const made = { ...world, networkAcls: put(world.networkAcls, acl.id, changed) };
  return accept(later(made, TAKES.changeNetworkAcl, 'NetworkAclAvailable', { id: acl.id }));
}

const aclOf = (world: World, vSwitch: Subnet): NetworkAcl | undefined =>
  rows(world.networkAcls).find(({ subnets }) => subnets.includes(vSwitch.id));

export const associateNetworkAcl = binding(
  'AssociateNetworkAcl',
  (world, _acl, vSwitch) => {
    const present = aclOf(world, vSwitch);
    return present && refuse('InvalidResource.BindingExist', `${vSwitch.id} has ${present.id}.`);
  },
  (acl, given) => [...acl.subnets, ...given],
);

export const unassociateNetworkAcl = binding(
  'UnassociateNetworkAcl',
  (world, acl, vSwitch) => {
    const present = aclOf(world, vSwitch);
    if (!present) return refuse('InvalidResource.NotBinding', `It is ${vSwitch.id}.`);
    return present.id === acl.id
      ? undefined
      : refuse('Mismatch.NetworkAclAndVSwitch', `${vSwitch.id} has ${present.id}.`);
  },
  (acl, given) => acl.subnets.filter((subnet) => !given.includes(subnet)),
);
