import { cidr } from '../../../model/cidr.js';
import { drop, put, rows } from '../../../model/json.js';
import { find, hostsOf } from '../../lookup.js';
import type { Account, Host, World } from '../../world.js';
import { freeAddresses } from '../vpc/blocks.js';
import { named } from '../vpc/common.js';
import { withGroup } from '../vpc/groups.js';
import { withoutGroup, withoutSubnet, withoutVpc } from '../vpc/removal.js';
import type { Fleet } from './state.js';

/** The service's own account, to which the networks of fleets belong. No file can have an account of this name. */
const SERVICE: Account = { id: 'GSE service', cloud: 'tencent', uid: '100000001165' };

/** Fleets get blocks of their own, 10.200.0.0/24 and on, as long as there are some. */
const FIRST_BLOCK = 200;
const BLOCKS = 256;

function freeBlock(world: World): string {
  const taken = new Set(
    rows(world.vpcs)
      .filter((vpc) => vpc.account === SERVICE.id)
      .flatMap((vpc) => vpc.cidrs),
  );
  const blocks = Array.from({ length: BLOCKS }, (_, n) => `10.${FIRST_BLOCK}.${n}.0/24`);
  return blocks.find((block) => !taken.has(block)) ?? blocks[0] ?? '';
}

export type FleetNetwork = Pick<Fleet, 'vpc' | 'subnet' | 'securityGroup'>;

/** A VPC under the fleet's name, with one subnet, and a security group that lets nothing pass yet. */
export function withNetwork(
  world: World,
  FleetId: string,
  region: string,
): { readonly world: World; readonly network: FleetNetwork } {
  const block = freeBlock(world);
  const [vpc, first] = named(world, 'vpc-', FleetId);
  const [subnet, second] = named(first, 'subnet-', FleetId);
  const [table, third] = named(second, 'rtb-', 'default');
  const built: World = {
    ...third,
    accounts: put(third.accounts, SERVICE.id, SERVICE),
    vpcs: put(third.vpcs, vpc, { id: vpc, account: SERVICE.id, region, cidrs: [block] }),
    subnets: put(third.subnets, subnet, { id: subnet, vpc, cidr: block, zone: `${region}-1` }),
    routeTables: put(third.routeTables, table, { id: table, vpc, main: true, entries: [] }),
  };
  const made = withGroup(built, {
    account: SERVICE.id,
    region,
    name: FleetId,
    description: 'inbound permissions of the fleet',
    IsDefault: false,
  });
  return { world: made.world, network: { vpc, subnet, securityGroup: made.group.id } };
}

export const withoutNetwork = (world: World, { vpc, subnet, securityGroup }: FleetNetwork): World =>
  withoutVpc(withoutSubnet(withoutGroup(world, securityGroup), subnet), vpc);

/** `fleet-…-1`, `fleet-…-2` and on. */
const serverId = (FleetId: string, number: number): string => `${FleetId}-${number}`;

const numberOf = (server: Host): number => Number(server.id.split('-').at(-1));

/** A fleet's servers in the order of their numbers. */
export const serversOf = (world: World, fleet: Fleet): Host[] =>
  [...hostsOf(world, fleet.vpc)].sort((a, b) => numberOf(a) - numberOf(b));

/** The fleet gets as many servers as `count` says: more at the end of its list, or fewer from there. */
export function withServers(world: World, fleet: Fleet, count: number, up: boolean): World {
  const present = serversOf(world, fleet);
  const kept = present.slice(0, count);
  const gone = present.slice(count).reduce((hosts, { id }) => drop(hosts, id), world.hosts);
  const block = cidr(find(world.subnets, fleet.subnet)?.cidr ?? '10.200.0.0/24');
  const fresh = freeAddresses(block, new Set(kept.map(({ address }) => address)), count - kept.length);
  const servers = [
    ...kept.map((server) => ({ ...server, up })),
    ...fresh.map((address, at) => ({
      id: serverId(fleet.FleetId, kept.length + at + 1),
      subnet: fleet.subnet,
      address,
      securityGroups: [fleet.securityGroup],
      up,
    })),
  ];
  const hosts = servers.reduce((table, server) => put(table, server.id, server), gone);

  return { ...world, hosts };
}
