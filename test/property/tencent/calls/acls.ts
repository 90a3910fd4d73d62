import { type JsonObject, rows } from '../../../../src/model/json.js';
import { RULE_BLOCKS } from '../../blocks.js';
import type { Dice } from '../../dice.js';
import { type Maker, maker } from '../../maker.js';

const PORTS = ['ALL', '22', '53', '22,53', '49152-65535'] as const;

function entry(dice: Dice): JsonObject {
  const Protocol = dice.pick(['ALL', 'TCP', 'UDP', 'ICMP']) ?? 'ALL';
  const ported = Protocol === 'TCP' || Protocol === 'UDP';
  return {
    Protocol,
    ...(ported ? { Port: dice.pick(PORTS) ?? 'ALL' } : {}),
    CidrBlock: dice.pick(RULE_BLOCKS) ?? '0.0.0.0/0',
    Action: dice.chance(35) ? 'DROP' : 'ACCEPT',
  };
}

const OPEN = { Protocol: 'ALL', CidrBlock: '0.0.0.0/0', Action: 'ACCEPT' } as const;

const entries = (dice: Dice): JsonObject[] => [
  ...Array.from({ length: dice.below(3) }, () => entry(dice)),
  OPEN,
];

export const aclCalls: readonly Maker[] = [
  maker('CreateNetworkAcl', 1, (world, dice) => {
    const vpc = dice.pick(rows(world.vpcs));
    return vpc && { as: vpc.account, with: { VpcId: vpc.id, NetworkAclName: 'list' } };
  }),
  maker('ModifyNetworkAclEntries', 2, (world, dice) => {
    const acl = dice.pick(rows(world.networkAcls));
    return (
      acl && {
        as: world.vpcs[acl.vpc]?.account,
        with: {
          NetworkAclId: acl.id,
          NetworkAclEntrySet: {
            Ingress: entries(dice),
            ...(dice.chance(60) ? { Egress: entries(dice) } : {}),
          },
        },
      }
    );
  }),
  ...['AssociateNetworkAclSubnets', 'DisassociateNetworkAclSubnets'].map((name) =>
    maker(name, 1, (world, dice) => {
      const acl = dice.pick(rows(world.networkAcls));
      const subnet = dice.pick(rows(world.subnets).filter(({ vpc }) => vpc === acl?.vpc));
      if (!acl || !subnet) return undefined;
      return { as: world.vpcs[acl.vpc]?.account, with: { NetworkAclId: acl.id, SubnetIds: [subnet.id] } };
    }),
  ),
  maker('DeleteNetworkAcl', 1, (world, dice) => {
    const acl = dice.pick(rows(world.networkAcls));
    return acl && { as: world.vpcs[acl.vpc]?.account, with: { NetworkAclId: acl.id } };
  }),
];
