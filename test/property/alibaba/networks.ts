import type { Host, RouteTable, Subnet, Vpc } from '../../../src/cloud/world.js';
import { cidr, formatIp, lastOf, overlaps } from '../../../src/model/cidr.js';
import { type Dice, oneOf } from '../dice.js';

/** More of them in one area than in others: packages for it fit more pairs. */
const REGIONS = ['cn-qingdao', 'cn-beijing', 'cn-qingdao', 'cn-hangzhou', 'us-east-1'] as const;
/** Blocks that several networks want: equal ones, and some inside others. */
const SHARED = ['10.0.0.0/8', '10.1.0.0/16', '172.16.0.0/12', '192.168.0.0/16'] as const;
const FIRST_HOST = 10;

export interface Networks {
  readonly vpcs: readonly Vpc[];
  readonly subnets: readonly Subnet[];
  readonly hosts: readonly Omit<Host, 'securityGroups'>[];
  readonly routeTables: readonly RouteTable[];
}

/** Two to five VPCs with one to three vSwitches each, in which one or two hosts stand. */
export function randomNetworks(dice: Dice, accounts: readonly [string, ...string[]]): Networks {
  const vpcs = Array.from({ length: 2 + dice.below(4) }, (_, i) => randomVpc(dice, i + 1, accounts));
  const subnets = vpcs.flatMap((vpc) => randomSubnets(dice, vpc));
  return {
    vpcs,
    subnets,
    hosts: subnets.flatMap((subnet) => randomHosts(dice, subnet)),
    routeTables: vpcs.map(({ id }) => ({ id: `vtb-${id}`, vpc: id, main: true, entries: [] })),
  };
}

function randomVpc(dice: Dice, n: number, accounts: readonly [string, ...string[]]): Vpc {
  const block = dice.chance(35) ? oneOf(dice, SHARED) : `10.${n}.0.0/16`;
  return { id: `vpc-${n}`, account: oneOf(dice, accounts), region: oneOf(dice, REGIONS), cidrs: [block] };
}

function randomSubnets(dice: Dice, vpc: Vpc): Subnet[] {
  const blocks: string[] = [];
  for (let i = 0; i < 1 + dice.below(3); i++) {
    const block = dice.pick(candidates(vpc.cidrs[0] ?? ''));
    if (block !== undefined && !blocks.some((other) => overlaps(cidr(block), cidr(other))))
      blocks.push(block);
  }
  return blocks.map((block, i) => ({
    id: `vsw-${vpc.id.slice(4)}${'abc'[i]}`,
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
  return bits === 8 ? [...inside, '10.1.1.0/24', '10.2.1.0/24', '10.1.0.0/16'] : inside;
}

const randomHosts = (dice: Dice, subnet: Subnet): Omit<Host, 'securityGroups'>[] =>
  Array.from({ length: 1 + dice.below(2) }, (_, i) => ({
    id: `ecs-${subnet.id.slice(4)}${i + 1}`,
    subnet: subnet.id,
    address: hostAddress(subnet, i + (dice.chance(20) ? 2 : 0)),
    up: !dice.chance(4),
  }));

function hostAddress({ cidr: block }: Subnet, n: number): string {
  const { base } = cidr(block);
  return formatIp(Math.min(base + FIRST_HOST + n, lastOf(cidr(block)) - 3));
}
