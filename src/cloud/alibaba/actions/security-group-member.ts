import { put } from '../../../model/json.js';
import { find, vpcOfHost } from '../../lookup.js';
import type { Account, Host, SecurityGroup, World } from '../../world.js';
import { accept, action, type Outcome } from '../action.js';
import { type Refusal, refuse } from '../errors.js';
import { oneOf, optional, text } from '../params.js';
import { addressCount, groupOf, roomIn, ruleCount } from '../security-groups.js';
import { ECS, id } from './common.js';

const MEMBER = { SecurityGroupId: id, InstanceId: id, RegionId: optional(text) };

interface Member {
  readonly ok: true;
  readonly group: SecurityGroup;
  readonly host: Host;
}

function memberOf(
  world: World,
  caller: Account,
  p: { readonly SecurityGroupId: string; readonly InstanceId: string; readonly RegionId: string | undefined },
): Member | Refusal {
  const found = groupOf(world, caller, p.SecurityGroupId, p.RegionId);
  if (!found.ok) return found;
  const host = find(world.hosts, p.InstanceId);
  const vpc = host && vpcOfHost(world, host);
  if (!host || vpc?.account !== caller.id)
    return refuse('InvalidInstanceId.NotFound', `InstanceId: ${p.InstanceId}.`);
  if (host.transition) return refuse('IncorrectInstanceStatus', `${host.id} is ${host.transition}.`);
  return { ok: true, group: found.group, host };
}

const withGroups = (world: World, host: Host, securityGroups: readonly string[]): Outcome =>
  accept({ ...world, hosts: put(world.hosts, host.id, { ...host, securityGroups }) });

export const joinSecurityGroup = action(ECS, 'JoinSecurityGroup', MEMBER, (world, caller, p) => {
  const found = memberOf(world, caller, p);
  if (!found.ok) return found;
  const { group, host } = found;
  if (vpcOfHost(world, host)?.id !== group.vpc) return refuse('InvalidInstanceId.Mismatch');
  if (host.securityGroups.includes(group.id)) return refuse('InvalidInstanceId.AlreadyExists');
  const { securityGroupsPerInstance } = world.alibaba.quotas;
  if (host.securityGroups.length >= securityGroupsPerInstance)
    return refuse('InstanceSecurityGroupLimitExceeded', `It may be in ${securityGroupsPerInstance}.`);
  const other = host.securityGroups.find((present) => world.securityGroups[present]?.type !== group.type);
  if (other !== undefined)
    return refuse('OperationDenied', `${other} is of another type, and an instance cannot mix them.`);
  const securityGroups = [...host.securityGroups, group.id];
  const rules = ruleCount(world, securityGroups);
  const { rulesPerInstance } = world.alibaba.quotas;
  if (rules > rulesPerInstance)
    return refuse('AclLimitExceed', `It would have ${rules} of ${rulesPerInstance}.`);
  if (roomIn(world, group) < addressCount(host))
    return refuse('SecurityGroupInstanceLimitExceeded', `${group.id} has room for none.`);
  return withGroups(world, host, securityGroups);
});

export const leaveSecurityGroup = action(ECS, 'LeaveSecurityGroup', MEMBER, (world, caller, p) => {
  const found = memberOf(world, caller, p);
  if (!found.ok) return found;
  const { group, host } = found;
  if (!host.securityGroups.includes(group.id)) return refuse('InstanceNotInSecurityGroup');
  if (host.securityGroups.length === 1) return refuse('InstanceLastSecurityGroup');
  return withGroups(
    world,
    host,
    host.securityGroups.filter((present) => present !== group.id),
  );
});

export const modifySecurityGroupPolicy = action(
  ECS,
  'ModifySecurityGroupPolicy',
  {
    SecurityGroupId: id,
    InnerAccessPolicy: oneOf(['Accept', 'Drop'], 'InvalidPolicyValue.Malformed'),
    RegionId: optional(text),
  },
  (world, caller, p) => {
    const found = groupOf(world, caller, p.SecurityGroupId, p.RegionId);
    if (!found.ok) return found;
    const { group } = found;
    if (group.type === 'enterprise')
      return refuse('OperationDenied', 'In an advanced security group it is Drop and stays so.');
    const changed: SecurityGroup = { ...group, innerAccess: p.InnerAccessPolicy };
    return accept({ ...world, securityGroups: put(world.securityGroups, group.id, changed) });
  },
);
