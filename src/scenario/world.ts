import { emptyAlibaba } from '../cloud/alibaba/state.js';
import { emptyTencent } from '../cloud/tencent/state.js';
import type {
  Account,
  Host,
  RouteTable,
  SecurityGroup,
  SecurityGroupRule,
  Subnet,
  Vpc,
  World,
} from '../cloud/world.js';
import { EMPTY_WORLD } from '../cloud/world.js';
import { cidr, formatIp, type Ip, ip } from '../model/cidr.js';
import type { Table } from '../model/json.js';
import { allocator } from './addresses.js';
import { parsePorts } from './ports.js';
import { ruleId } from './rule-id.js';
import type * as File from './schema.js';

/** The virtual clock of every scenario begins here: 2024-01-01T00:00Z. */
export const EPOCH = Date.UTC(2024, 0, 1);

/** What stands before the first step. Throws `TypeError` for a file that was not found to be valid. */
export function worldOf(file: File.ScenarioFile): World {
  const subnets = subnetsOf(file);
  return {
    ...EMPTY_WORLD,
    now: EPOCH,
    accounts: mapped(
      file.accounts,
      (id, { uid, cloud }): Account => ({ id, cloud: cloud ?? file.cloud, uid }),
    ),
    vpcs: mapped(file.vpcs, vpc),
    subnets,
    hosts: hostsOf(file, subnets),
    securityGroups: mapped(file.security_groups, securityGroup),
    routeTables: Object.fromEntries(Object.keys(file.vpcs ?? {}).map((id) => [`vtb-${id}`, routeTable(id)])),
    alibaba: emptyAlibaba(),
    tencent: emptyTencent(),
  };
}

const mapped = <From, To>(
  table: Table<From> | undefined,
  row: (id: string, from: From) => To,
): Record<string, To> =>
  Object.fromEntries(Object.entries(table ?? {}).map(([id, from]) => [id, row(id, from)]));

const vpc = (id: string, { account, region, cidr, secondary_cidrs }: File.Vpc): Vpc => ({
  id,
  account,
  region,
  cidrs: [cidr, ...(secondary_cidrs ?? [])],
});

const routeTable = (vpc: string): RouteTable => ({ id: `vtb-${vpc}`, vpc, main: true, entries: [] });

function subnetsOf(file: File.ScenarioFile): Record<string, Subnet> {
  const subnets = Object.entries(file.vpcs ?? {}).flatMap(([vpc, { region, vswitches }]) =>
    Object.entries(vswitches ?? {}).map(([id, given]): Subnet => {
      const { cidr, zone } = typeof given === 'string' ? { cidr: given, zone: undefined } : given;
      return { id, vpc, cidr, zone: zone ?? `${region}-a` };
    }),
  );
  return Object.fromEntries(subnets.map((subnet) => [subnet.id, subnet]));
}

/** Addresses that the file gives come first; the other hosts get the lowest free ones, in the file's order. */
function hostsOf(file: File.ScenarioFile, subnets: Table<Subnet>): Record<string, Host> {
  const given = new Map<string, Set<Ip>>();
  for (const { vswitch, address } of Object.values(file.hosts ?? {})) {
    const taken = given.get(vswitch) ?? new Set<Ip>();
    given.set(vswitch, address === undefined ? taken : taken.add(ip(address)));
  }
  const free = new Map(
    [...given].map(([id, taken]) => [id, allocator(cidr(subnets[id]?.cidr ?? ''), taken)]),
  );
  return mapped(file.hosts, (id, { vswitch, address, security_groups }: File.Host): Host => {
    const own = address === undefined ? free.get(vswitch)?.() : ip(address);
    if (own === undefined) throw new TypeError(`no address left in ${vswitch} for ${id}`);
    return { id, subnet: vswitch, address: formatIp(own), securityGroups: security_groups, up: true };
  });
}

const securityGroup = (id: string, group: File.SecurityGroup): SecurityGroup => ({
  id,
  vpc: group.vpc,
  name: id,
  type: group.type ?? 'normal',
  innerAccess: group.inner_access ?? (group.type === 'enterprise' ? 'Drop' : 'Accept'),
  rules: (group.rules ?? []).map((row, index) => rule(ruleId(id, index), row)),
});

function rule(id: string, row: File.SecurityGroupRule): SecurityGroupRule {
  const ports = row.ports === undefined ? undefined : parsePorts(row.ports);
  return {
    id,
    direction: row.direction,
    protocol: PROTOCOL[row.protocol],
    ...(ports ? { ports } : {}),
    peer: row.group === undefined ? { cidr: row.cidr ?? '0.0.0.0/0' } : { group: row.group },
    policy: row.policy ?? 'accept',
    priority: row.priority ?? 1,
  };
}

const PROTOCOL = { icmp: 'ICMP', tcp: 'TCP', udp: 'UDP', gre: 'GRE', all: 'ALL' } as const;
