import type { World } from '../../../../src/cloud/world.js';
import { type JsonObject, rows } from '../../../../src/model/json.js';
import { RULE_BLOCKS } from '../../blocks.js';
import type { Dice } from '../../dice.js';
import { type Maker, maker } from '../../maker.js';

const PROTOCOLS = ['all', 'TCP', 'UDP', 'icmp', 'gre'] as const;
const PORTS = ['1/65535', '22/22', '53/53', '23/80'] as const;

const ownerOf = (world: World, vpc: string | undefined): string | undefined => world.vpcs[vpc ?? '']?.account;

/** A rule's own fields, and the other side under the name that the direction gives it. */
function ruleOf(dice: Dice, group: string | undefined, side: 'Source' | 'Dest'): JsonObject {
  const IpProtocol = dice.pick(PROTOCOLS) ?? 'all';
  const ported = IpProtocol === 'TCP' || IpProtocol === 'UDP';
  return {
    IpProtocol,
    PortRange: ported ? (dice.pick(PORTS) ?? '1/65535') : '-1/-1',
    Policy: dice.chance(35) ? 'drop' : 'accept',
    Priority: 1 + dice.below(100),
    ...(group !== undefined && dice.chance(20)
      ? { [`${side}GroupId`]: group }
      : { [`${side}CidrIp`]: dice.pick(RULE_BLOCKS) ?? '0.0.0.0/0' }),
  };
}

const ruleCall = (name: string, weight: number, side: 'Source' | 'Dest'): Maker =>
  maker(name, weight, (world, dice) => {
    const groups = rows(world.securityGroups);
    const group = dice.pick(groups);
    if (!group) return undefined;
    const other = dice.pick(groups.filter(({ id, vpc }) => vpc === group.vpc && id !== group.id));
    return {
      as: ownerOf(world, group.vpc),
      with: { SecurityGroupId: group.id, ...ruleOf(dice, other?.id, side) },
    };
  });

const revocation = (name: string, direction: 'ingress' | 'egress'): Maker =>
  maker(name, 1, (world, dice) => {
    const group = dice.pick(rows(world.securityGroups));
    const rule = dice.pick(group?.rules.filter((row) => row.direction === direction) ?? []);
    if (!group || !rule) return undefined;
    return {
      as: ownerOf(world, group.vpc),
      with: { SecurityGroupId: group.id, SecurityGroupRuleId: [rule.id] },
    };
  });

const memberCall = (name: string): Maker =>
  maker(name, 1, (world, dice) => {
    const group = dice.pick(rows(world.securityGroups));
    const host = dice.pick(
      rows(world.hosts).filter(({ subnet }) => world.subnets[subnet]?.vpc === group?.vpc),
    );
    if (!group || !host) return undefined;
    return { as: ownerOf(world, group.vpc), with: { SecurityGroupId: group.id, InstanceId: host.id } };
  });

export const securityCalls: readonly Maker[] = [
  ruleCall('AuthorizeSecurityGroup', 6, 'Source'),
  ruleCall('AuthorizeSecurityGroupEgress', 2, 'Dest'),
  revocation('RevokeSecurityGroup', 'ingress'),
  revocation('RevokeSecurityGroupEgress', 'egress'),
  memberCall('JoinSecurityGroup'),
  memberCall('LeaveSecurityGroup'),
  maker('ModifySecurityGroupPolicy', 1, (world, dice) => {
    const group = dice.pick(rows(world.securityGroups));
    return (
      group && {
        as: ownerOf(world, group.vpc),
        with: { SecurityGroupId: group.id, InnerAccessPolicy: dice.chance(50) ? 'Drop' : 'Accept' },
      }
    );
  }),
  maker('CreateSecurityGroup', 1, (world, dice) => {
    const vpc = dice.pick(rows(world.vpcs));
    return vpc && { as: vpc.account, with: { RegionId: vpc.region, VpcId: vpc.id } };
  }),
  maker('DeleteSecurityGroup', 1, (world, dice) => {
    const group = dice.pick(rows(world.securityGroups));
    return group && { as: ownerOf(world, group.vpc), with: { SecurityGroupId: group.id } };
  }),
];
