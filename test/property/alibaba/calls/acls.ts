import { type JsonObject, rows } from '../../../../src/model/json.js';
import { RULE_BLOCKS } from '../../blocks.js';
import type { Dice } from '../../dice.js';
import { type Maker, maker } from '../../maker.js';

const PORTS = ['1/65535', '22/22', '53/53', '49152/65535'] as const;

function entry(dice: Dice, side: 'SourceCidrIp' | 'DestinationCidrIp'): JsonObject {
  const Protocol = dice.pick(['ALL', 'TCP', 'UDP', 'ICMP']) ?? 'ALL';
  const ported = Protocol === 'TCP' || Protocol === 'UDP';
  return {
    Protocol,
    Port: ported ? (dice.pick(PORTS) ?? '1/65535') : '-1/-1',
    Policy: dice.chance(35) ? 'drop' : 'accept',
    [side]: dice.pick(RULE_BLOCKS) ?? '0.0.0.0/0',
  };
}

const OPEN = { Protocol: 'ALL', Port: '-1/-1', Policy: 'accept' } as const;

const entries = (dice: Dice, side: 'SourceCidrIp' | 'DestinationCidrIp'): JsonObject[] => [
  ...Array.from({ length: dice.below(3) }, () => entry(dice, side)),
  { ...OPEN, [side]: '0.0.0.0/0' },
];

export const aclCalls: readonly Maker[] = [
  maker('CreateNetworkAcl', 1, (world, dice) => {
    const vpc = dice.pick(rows(world.vpcs));
    return vpc && { as: vpc.account, with: { RegionId: vpc.region, VpcId: vpc.id, NetworkAclName: 'list' } };
  }),
  maker('UpdateNetworkAclEntries', 2, (world, dice) => {
    const acl = dice.pick(rows(world.networkAcls));
    const vpc = world.vpcs[acl?.vpc ?? ''];
    if (!acl || !vpc) return undefined;
    return {
      as: vpc.account,
      with: {
        RegionId: vpc.region,
        NetworkAclId: acl.id,
        UpdateIngressAclEntries: true,
        UpdateEgressAclEntries: dice.chance(60),
        IngressAclEntries: entries(dice, 'SourceCidrIp'),
        EgressAclEntries: entries(dice, 'DestinationCidrIp'),
      },
    };
  }),
  ...['AssociateNetworkAcl', 'UnassociateNetworkAcl'].map((name) =>
    maker(name, 1, (world, dice) => {
      const acl = dice.pick(rows(world.networkAcls));
      const subnet = dice.pick(rows(world.subnets).filter(({ vpc }) => vpc === acl?.vpc));
      const vpc = world.vpcs[acl?.vpc ?? ''];
      if (!acl || !subnet || !vpc) return undefined;
      const Resource = [{ ResourceType: 'VSwitch', ResourceId: subnet.id }];
      return { as: vpc.account, with: { RegionId: vpc.region, NetworkAclId: acl.id, Resource } };
    }),
  ),
];
