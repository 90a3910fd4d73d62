import type { Account, SecurityGroup, Subnet, World } from '../world.js';
import { type Refusal, refuse } from './errors.js';
import { groupOf, roomIn, ruleCount } from './security-groups.js';

interface AskedGroups {
  readonly RegionId: string | undefined;
  readonly SecurityGroupId: string | undefined;
  readonly SecurityGroupIds: readonly string[] | undefined;
  readonly Amount: number;
}

/** The groups of new instances: of the vSwitch's VPC, of one type, with room for them. */
export function groupsAsked(
  world: World,
  caller: Account,
  p: AskedGroups,
  vSwitch: Subnet,
): { readonly ok: true; readonly ids: readonly string[] } | Refusal {
  const given = p.SecurityGroupId === undefined ? (p.SecurityGroupIds ?? []) : [p.SecurityGroupId];
  if (given.length === 0) return refuse('MissingParameter', 'Parameter: SecurityGroupId.');
  const groups: SecurityGroup[] = [];
  for (const groupId of new Set(given)) {
    const found = groupOf(world, caller, groupId, p.RegionId);
    if (!found.ok) return found;
    groups.push(found.group);
  }
  const foreign = groups.find(({ vpc }) => vpc !== vSwitch.vpc);
  if (foreign)
    return refuse('InvalidParameter.Mismatch', `${foreign.id} is in ${foreign.vpc}, not ${vSwitch.vpc}.`);
  if (new Set(groups.map(({ type }) => type)).size > 1)
    return refuse(
      'OperationDenied',
      'The security groups are of two types, and an instance cannot mix them.',
    );
  const ids = groups.map((group) => group.id);
  return whyTooMuch(world, groups, ids, p.Amount) ?? { ok: true, ids };
}

function whyTooMuch(
  world: World,
  groups: readonly SecurityGroup[],
  ids: readonly string[],
  amount: number,
): Refusal | undefined {
  const { securityGroupsPerInstance, rulesPerInstance } = world.alibaba.quotas;
  if (ids.length > securityGroupsPerInstance)
    return refuse('InstanceSecurityGroupLimitExceeded', `It may be in ${securityGroupsPerInstance}.`);
  const rules = ruleCount(world, ids);
  if (rules > rulesPerInstance)
    return refuse('AclLimitExceed', `It would have ${rules} of ${rulesPerInstance}.`);
  const full = groups.find((group) => roomIn(world, group) < amount);
  return full && refuse('SecurityGroupInstanceLimitExceed', `${full.id} has no room for ${amount}.`);
}
