import { placeOf } from '../../../../src/cloud/tencent/vpc/groups.js';
import type { World } from '../../../../src/cloud/world.js';
import { type JsonObject, rows } from '../../../../src/model/json.js';
import { RULE_BLOCKS } from '../../blocks.js';
import type { Dice } from '../../dice.js';
import { type Maker, maker } from '../../maker.js';

const PROTOCOLS = ['ALL', 'TCP', 'UDP', 'ICMP', 'GRE'] as const;
const PORTS = ['ALL', '22', '53,80', '23-80', '22,7777'] as const;

function policy(dice: Dice, group: string | undefined): JsonObject {
  const Protocol = dice.pick(PROTOCOLS) ?? 'ALL';
  const ported = Protocol === 'TCP' || Protocol === 'UDP';
  return {
    Protocol,
    ...(ported ? { Port: dice.pick(PORTS) ?? 'ALL' } : {}),
    Action: dice.chance(40) ? 'DROP' : 'ACCEPT',
    ...(group !== undefined && dice.chance(20)
      ? { SecurityGroupId: group }
      : { CidrBlock: dice.pick(RULE_BLOCKS) ?? '0.0.0.0/0' }),
  };
}

/** A call about the policies of a group in one direction, of which it has `present`. */
const policyCall = (
  name: string,
  weight: number,
  set: (dice: Dice, other: string | undefined, present: number) => readonly JsonObject[],
): Maker =>
  maker(name, weight, (world, dice) => {
    const groups = rows(world.securityGroups);
    const group = dice.pick(groups);
    if (!group) return undefined;
    const direction = dice.chance(35) ? 'egress' : 'ingress';
    const present = group.rules.filter((rule) => rule.direction === direction).length;
    const given = set(dice, dice.pick(groups)?.id, present);
    return {
      as: placeOf(world, group).account,
      with: {
        SecurityGroupId: group.id,
        SecurityGroupPolicySet: { [direction === 'ingress' ? 'Ingress' : 'Egress']: given },
      },
    };
  });

const place = (dice: Dice, present: number): number => dice.below(Math.max(1, present));

/** A group and a host in one of its owner's VPCs. */
function member(world: World, dice: Dice) {
  const group = dice.pick(rows(world.securityGroups));
  if (!group) return undefined;
  const { account, region } = placeOf(world, group);
  const host = dice.pick(
    rows(world.hosts).filter(({ subnet }) => {
      const vpc = world.vpcs[world.subnets[subnet]?.vpc ?? ''];
      return vpc?.account === account && vpc.region === region;
    }),
  );
  return host && { as: account, group: group.id, host: host.id };
}

const memberCall = (name: string): Maker =>
  maker(name, 2, (world, dice) => {
    const found = member(world, dice);
    return found && { as: found.as, with: { SecurityGroupIds: [found.group], InstanceIds: [found.host] } };
  });

export const securityCalls: readonly Maker[] = [
  policyCall('CreateSecurityGroupPolicies', 6, (dice, other, present) => [
    { ...policy(dice, other), ...(dice.chance(70) ? { PolicyIndex: place(dice, present) } : {}) },
  ]),
  policyCall('DeleteSecurityGroupPolicies', 2, (dice, _other, present) => [
    { PolicyIndex: place(dice, present) },
  ]),
  policyCall('ReplaceSecurityGroupPolicies', 1, (dice, other, present) => [
    { ...policy(dice, other), PolicyIndex: place(dice, present) },
  ]),
  policyCall('ModifySecurityGroupPolicies', 1, (dice, other) => [
    policy(dice, other),
    { Protocol: 'ALL', CidrBlock: '0.0.0.0/0', Action: 'ACCEPT' },
  ]),
  memberCall('AssociateSecurityGroups'),
  memberCall('DisassociateSecurityGroups'),
  maker('ModifyInstancesAttribute', 1, (world, dice) => {
    const found = member(world, dice);
    return found && { as: found.as, with: { InstanceIds: [found.host], SecurityGroups: [found.group] } };
  }),
  maker('CreateSecurityGroup', 1, (world, dice) => {
    const vpc = dice.pick(rows(world.vpcs));
    return vpc && { as: vpc.account, with: { Region: vpc.region, GroupName: 'group' } };
  }),
  maker('DeleteSecurityGroup', 1, (world, dice) => {
    const group = dice.pick(rows(world.securityGroups));
    return group && { as: placeOf(world, group).account, with: { SecurityGroupId: group.id } };
  }),
];
