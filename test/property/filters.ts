import type { NetworkAcl, NetworkAclEntry, SecurityGroupRule, Subnet, Vpc } from '../../src/cloud/world.js';
import { RULE_BLOCKS } from './blocks.js';
import { type Dice, oneOf, some } from './dice.js';

/** The ports that are measured, ranges with and without them, and one of their neighbours. */
const PORTS = [undefined, [1, 65_535], [22, 22], [53, 53], [23, 80], [1, 52]] as const;
const PROTOCOLS = ['ALL', 'TCP', 'UDP', 'ICMP', 'GRE'] as const;

/** Rules that let everything pass. */
export const openRules = (
  id: string,
  directions: readonly ('ingress' | 'egress')[],
  priority: number,
): SecurityGroupRule[] =>
  directions.map((direction) => ({
    id: `sgr-${id}-${direction}`,
    direction,
    protocol: 'ALL',
    peer: { cidr: '0.0.0.0/0' },
    policy: 'accept',
    priority,
  }));

/** A rule; at times the other side is one of the groups. */
export function randomRule(
  dice: Dice,
  id: string,
  groups: readonly string[],
  priority: number,
): SecurityGroupRule {
  const protocol = oneOf(dice, PROTOCOLS);
  const ported = protocol === 'TCP' || protocol === 'UDP';
  const ports = ported ? oneOf(dice, PORTS) : undefined;
  const group = dice.chance(20) ? dice.pick(groups) : undefined;
  return {
    id,
    direction: dice.chance(35) ? 'egress' : 'ingress',
    protocol,
    ...(ports ? { ports: [ports[0], ports[1]] } : {}),
    peer: group === undefined ? { cidr: oneOf(dice, RULE_BLOCKS) } : { group },
    policy: dice.chance(40) ? 'drop' : 'accept',
    priority,
  };
}

/** Lists on some of a few VPCs' subnets. */
export const randomAcls = (
  dice: Dice,
  vpcs: readonly Vpc[],
  subnets: readonly Subnet[],
  prefix: string,
): NetworkAcl[] =>
  vpcs
    .filter(() => dice.chance(15))
    .map((vpc) =>
      randomAcl(
        dice,
        vpc,
        subnets.filter((subnet) => subnet.vpc === vpc.id),
        prefix,
      ),
    );

/** Most lists end in letting everything pass. */
function randomAcl(dice: Dice, vpc: Vpc, subnets: readonly Subnet[], prefix: string): NetworkAcl {
  const id = `${prefix}${vpc.id.slice(4)}`;
  const entries = (direction: 'in' | 'out'): NetworkAclEntry[] => [
    ...Array.from({ length: dice.below(3) }, (_, i) => randomEntry(dice, `${id}-${direction}-${i + 1}`)),
    ...(dice.chance(80) ? [openEntry(`${id}-${direction}-all`)] : []),
  ];
  return {
    id,
    vpc: vpc.id,
    name: id,
    subnets: some(
      dice,
      subnets.map((subnet) => subnet.id),
      2,
    ),
    ingress: entries('in'),
    egress: entries('out'),
  };
}

const openEntry = (id: string): NetworkAclEntry => ({
  id,
  protocol: 'ALL',
  peer: '0.0.0.0/0',
  policy: 'accept',
});

function randomEntry(dice: Dice, id: string): NetworkAclEntry {
  const protocol = oneOf(dice, PROTOCOLS);
  const ports = protocol === 'TCP' || protocol === 'UDP' ? oneOf(dice, PORTS) : undefined;
  return {
    id,
    protocol,
    ...(ports ? { ports: [ports[0], ports[1]] } : {}),
    peer: oneOf(dice, RULE_BLOCKS),
    policy: dice.chance(50) ? 'drop' : 'accept',
  };
}
