import type { Host, RouteTable, Subnet, Vpc } from '../../src/cloud/world.js';
import { cidr, formatIp, lastOf, overlaps } from '../../src/model/cidr.js';
import { type Dice, oneOf } from './dice.js';

const FIRST_HOST = 10;

/** What differs between clouds. */
export interface Style {
  /** More of them in one area than in others: a network's neighbours are mostly near. */
  readonly regions: readonly [string, ...string[]];
  /** Blocks that several networks want: equal ones, and some inside others. */
  readonly shared: readonly [string, ...string[]];
  /** Beginnings of the ids of VPCs, subnets, hosts and route tables. */
  readonly vpc: string;
  readonly subnet: string;
  readonly host: string;
  readonly table: string;
  /** How many VPCs at most, beyond two. */
  readonly more: number;
}

export interface Networks {
  readonly vpcs: readonly Vpc[];
  readonly subnets: readonly Subnet[];
  readonly hosts: readonly Omit<Host, 'securityGroups'>[];
  readonly routeTables: readonly RouteTable[];
}

/** Two or more VPCs with one to three subnets each, in which one or two hosts stand. */
export function randomNetworks(dice: Dice, accounts: readonly [string, ...string[]], style: Style): Networks {
  const numbers = Array.from({ length: 2 + dice.below(style.more + 1) }, (_, i) => i + 1);
  const vpcs = numbers.map((n) => randomVpc(dice, n, accounts, style));
  const subnets = vpcs.flatMap((vpc, i) => randomSubnets(dice, vpc, `${style.subnet}${i + 1}`));
  return {
    vpcs,
    subnets,
    hosts: subnets.flatMap((subnet) => randomHosts(dice, subnet, style)),
    routeTables: vpcs.map(({ id }, i) => ({
      id: `${style.table}${i + 1}`,
      vpc: id,
      main: true,
      entries: [],
    })),
  };
}

function randomVpc(dice: Dice, n: number, accounts: readonly [string, ...string[]], style: Style): Vpc {
  const block = dice.chance(35) ? oneOf(dice, style.shared) : `10.${n}.0.0/16`;
  return {
    id: `${style.vpc}${n}`,
    account: oneOf(dice, accounts),
    region: oneOf(dice, style.regions),
    cidrs: [block],
  };
}

function randomSubnets(dice: Dice, vpc: Vpc, name: string): Subnet[] {
  const blocks: string[] = [];
  for (let i = 0; i < 1 + dice.below(3); i++) {
    const block = dice.pick(candidates(vpc.cidrs[0] ?? ''));
    if (block !== undefined && !blocks.some((other) => overlaps(cidr(block), cidr(other))))
      blocks.push(block);
  }
  return blocks.map((block, i) => ({
    id: `${name}${'abc'[i]}`,
    vpc: vpc.id,
    cidr: block,
    zone: `${vpc.region}-a`,
  }));
}

/** Blocks that lie in each other, and in a large network those that small ones have as well. */
function candidates(block: string): string[] {
  const { base, bits } = cidr(block);
  const at = (offset: number, length: number): string => `${formatIp(base + offset)}/${length}`;
  const inside = [at(0x100, 24), at(0x200, 24), at(0x100, 25), at(0x180, 25), at(0, 20), at(0x1000, 20)];
  const holdsSmall = bits < 16 && block.startsWith('10.');
  return holdsSmall ? [...inside, '10.1.1.0/24', '10.2.1.0/24', '10.1.0.0/16'] : inside;
}

const randomHosts = (dice: Dice, subnet: Subnet, style: Style): Omit<Host, 'securityGroups'>[] =>
  Array.from({ length: 1 + dice.below(2) }, (_, i) => ({
    id: `${style.host}${subnet.id.slice(style.subnet.length)}${i + 1}`,
    subnet: subnet.id,
    address: hostAddress(subnet, i + (dice.chance(20) ? 2 : 0)),
    up: !dice.chance(4),
  }));

function hostAddress({ cidr: block }: Subnet, n: number): string {
  const { base } = cidr(block);
  return formatIp(Math.min(base + FIRST_HOST + n, lastOf(cidr(block)) - 3));
}
