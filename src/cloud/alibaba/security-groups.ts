import { rows } from '../../model/json.js';
import { find, hostsOf } from '../lookup.js';
import type { Account, Host, SecurityGroup, World } from '../world.js';
import { type Refusal, refuse } from './errors.js';

/** A group of the caller's; `region`, if given, is the VPC's. */
export function groupOf(
  world: World,
  caller: Account,
  groupId: string,
  region: string | undefined,
): { readonly ok: true; readonly group: SecurityGroup } | Refusal {
  const group = find(world.securityGroups, groupId);
  const vpc = group && find(world.vpcs, group.vpc);
  return group && vpc?.account === caller.id && (region ?? vpc.region) === vpc.region
    ? { ok: true, group }
    : refuse('InvalidSecurityGroupId.NotFound', `SecurityGroupId: ${groupId}.`);
}

export const membersOf = (world: World, group: SecurityGroup): Host[] =>
  hostsOf(world, group.vpc).filter((host) => host.securityGroups.includes(group.id));

/** Its own address and the further ones it answers for. */
export const addressCount = (host: Host): number => 1 + (host.aliases?.length ?? 0);

/** For how many more addresses a group has room. */
export function roomIn(world: World, group: SecurityGroup): number {
  const { addressesPerBasicGroup, addressesPerAdvancedGroup } = world.alibaba.quotas;
  const most = group.type === 'enterprise' ? addressesPerAdvancedGroup : addressesPerBasicGroup;
  return most - membersOf(world, group).reduce((sum, host) => sum + addressCount(host), 0);
}

/** How many rules these groups have together. */
export const ruleCount = (world: World, groups: readonly string[]): number =>
  groups.reduce((sum, id) => sum + (find(world.securityGroups, id)?.rules.length ?? 0), 0);

/** Whether a group, or an instance in it, has more rules than it may have. */
export function whyTooManyRules(world: World, groupId: string): Refusal | undefined {
  const group = find(world.securityGroups, groupId);
  if (!group) return undefined;
  const { rulesPerSecurityGroup, groupRulesPerSecurityGroup, rulesPerInstance } = world.alibaba.quotas;
  if (group.rules.length > rulesPerSecurityGroup)
    return refuse('AuthorizationLimitExceed', `It may have ${rulesPerSecurityGroup}.`);
  if (group.rules.filter(({ peer }) => 'group' in peer).length > groupRulesPerSecurityGroup)
    return refuse('AuthorizationLimitExceed', `${groupRulesPerSecurityGroup} of them may name a group.`);
  const full = membersOf(world, group).find(
    (host) => ruleCount(world, host.securityGroups) > rulesPerInstance,
  );
  return full && refuse('AuthorizationLimitExceed', `${full.id} may have ${rulesPerInstance} in all.`);
}

/** The group whose rules name this one. */
export const referringTo = (world: World, groupId: string): SecurityGroup | undefined =>
  rows(world.securityGroups).find(({ rules }) =>
    rules.some(({ peer }) => 'group' in peer && peer.group === groupId),
  );
