import type {
  NetworkAcl,
  NetworkAclEntry,
  SecurityGroup,
  SecurityGroupRule,
  Subnet,
  Vpc,
} from '../../../src/cloud/world.js';
import { type Dice, oneOf, some } from '../dice.js';

/** The ports that are measured, ranges with and without them, and one of their neighbours. */
const PORTS = [undefined, [1, 65_535], [22, 22], [53, 53], [23, 80], [1, 52]] as const;
export const BLOCKS = [
  '0.0.0.0/0',
  '10.0.0.0/8',
  '10.1.0.0/16',
  '10.1.1.0/24',
  '10.2.1.10/32',
  '192.168.0.0/16',
] as const;
const PROTOCOLS = ['ALL', 'TCP', 'UDP', 'ICMP', 'GRE'] as const;

/** One to three groups of a VPC; most let something in. */
export function randomGroups(dice: Dice, vpc: Vpc): SecurityGroup[] {
  const ids = Array.from({ length: 1 + dice.below(3) }, (_, i) => `sg-${vpc.id.slice(4)}${'xyz'[i]}`);
  return ids.map((id): SecurityGroup => {
    const enterprise = dice.chance(20);
    const open = dice.chance(75) ? openRules(id, enterprise || dice.chance(20)) : [];
    const rules = Array.from({ length: dice.below(4) }, (_, i) =>
      randomRule(dice, `sgr-${id}-${i + 1}`, enterprise ? [] : ids),
    );
    return {
      id,
      vpc: vpc.id,
      name: id,
      type: enterprise ? 'enterprise' : 'normal',
      innerAccess: enterprise || dice.chance(30) ? 'Drop' : 'Accept',
      rules: [...open, ...rules],
    };
  });
}

const openRules = (id: string, out: boolean): SecurityGroupRule[] =>
  (out ? (['ingress', 'egress'] as const) : (['ingress'] as const)).map((direction) => ({
    id: `sgr-${id}-${direction}`,
    direction,
    protocol: 'ALL',
    peer: { cidr: '0.0.0.0/0' },
    policy: 'accept',
    priority: 50,
  }));

function randomRule(dice: Dice, id: string, groups: readonly string[]): SecurityGroupRule {
  const protocol = oneOf(dice, PROTOCOLS);
  const ported = protocol === 'TCP' || protocol === 'UDP';
  const ports = ported ? oneOf(dice, PORTS) : undefined;
  const group = dice.chance(20) ? dice.pick(groups) : undefined;
  return {
    id,
    direction: dice.chance(35) ? 'egress' : 'ingress',
    protocol,
    ...(ports ? { ports: [ports[0], ports[1]] } : {}),
    ...(ported && dice.chance(10) ? { sourcePorts: [40_000, 65_535] } : {}),
    peer: group === undefined ? { cidr: oneOf(dice, BLOCKS) } : { group },
    policy: dice.chance(40) ? 'drop' : 'accept',
    priority: 1 + dice.below(100),
  };
}

/** The groups of one host, all of one type. */
export function membership(dice: Dice, groups: readonly SecurityGroup[]): string[] {
  const first = dice.pick(groups);
  if (!first) return [];
  const others = groups.filter(({ id, type }) => id !== first.id && type === first.type);
  return [first.id, ...(dice.chance(30) ? some(dice, others, 2).map(({ id }) => id) : [])];
}

/** A list on some of a VPC's vSwitches; most lists end in letting everything pass. */
export function randomAcl(dice: Dice, vpc: Vpc, subnets: readonly Subnet[]): NetworkAcl {
  const id = `nacl-${vpc.id.slice(4)}`;
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
    peer: oneOf(dice, BLOCKS),
    policy: dice.chance(50) ? 'drop' : 'accept',
  };
}
