import type { Quotas } from '../../src/cloud/alibaba/quotas.js';
import { emptyAlibaba } from '../../src/cloud/alibaba/state.js';
import type { CloudError } from '../../src/cloud/call.js';
import { apply, settle } from '../../src/cloud/clouds.js';
import { emptyTencent } from '../../src/cloud/tencent/state.js';
import {
  type CloudName,
  EMPTY_WORLD,
  type Host,
  type SecurityGroup,
  type SecurityGroupRule,
  type World,
} from '../../src/cloud/world.js';
import type { JsonObject } from '../../src/model/json.js';

export const UID = { A: '1000000000000001', B: '1000000000000002' } as const;

export interface Plan {
  /** `account region cidr`, and vSwitches by id. */
  readonly vpcs?: Readonly<
    Record<string, readonly [head: string, subnets?: Readonly<Record<string, string>>]>
  >;
  /** `vSwitch address group...`. */
  readonly hosts?: Readonly<Record<string, string>>;
  readonly groups?: Readonly<
    Record<string, Partial<SecurityGroup> & { vpc: string; rules?: SecurityGroupRule[] }>
  >;
  readonly quotas?: Partial<Quotas>;
  /** Of both accounts; absent: Alibaba. */
  readonly cloud?: CloudName;
}

const mapValues = <A, B>(table: Readonly<Record<string, A>>, make: (id: string, row: A) => B) =>
  Object.fromEntries(Object.entries(table).map(([id, row]) => [id, make(id, row)]));

/** A small world of accounts A and B at 2026-01-31T12:00Z. */
export function worldOf({
  vpcs = {},
  hosts = {},
  groups = {},
  quotas = {},
  cloud = 'alibaba',
}: Plan = {}): World {
  const subnets = Object.entries(vpcs).flatMap(([vpc, [, blocks = {}]]) =>
    Object.entries(blocks).map(([id, cidr]) => ({ id, vpc, cidr, zone: 'a' })),
  );
  return {
    ...EMPTY_WORLD,
    now: Date.UTC(2026, 0, 31, 12),
    accounts: mapValues(UID, (id, uid) => ({ id, cloud, uid })),
    vpcs: mapValues(vpcs, (id, [head]) => {
      const [account = '', region = '', ...cidrs] = head.split(' ');
      return { id, account, region, cidrs };
    }),
    subnets: Object.fromEntries(subnets.map((subnet) => [subnet.id, subnet])),
    hosts: mapValues(hosts, (id, text): Host => {
      const [subnet = '', address = '', ...securityGroups] = text.split(' ');
      return { id, subnet, address, securityGroups, up: true };
    }),
    securityGroups: mapValues(groups, (id, group) => ({
      id,
      name: id,
      type: 'normal',
      innerAccess: 'Accept' as const,
      rules: [],
      ...group,
    })),
    routeTables: Object.fromEntries(
      Object.keys(vpcs).map((vpc) => [`vtb-${vpc}`, { id: `vtb-${vpc}`, vpc, main: true, entries: [] }]),
    ),
    alibaba: emptyAlibaba(quotas),
    tencent: emptyTencent(),
  };
}

/** The tutorial's two networks: A's in China North 1, B's in China North 2, and a third of A's in Virginia. */
export const tutorialWorld = (quotas: Partial<Quotas> = {}): World =>
  worldOf({
    vpcs: {
      'vpc-a': ['A cn-qingdao 172.16.0.0/12', { 'vsw-a': '172.16.1.0/24' }],
      'vpc-b': ['B cn-beijing 192.168.0.0/16', { 'vsw-b': '192.168.1.0/24' }],
      'vpc-us': ['A us-east-1 10.0.0.0/8', { 'vsw-us': '10.1.1.0/24' }],
    },
    hosts: {
      'ecs-a': 'vsw-a 172.16.1.10 sg-a',
      'ecs-b': 'vsw-b 192.168.1.10 sg-b',
      'ecs-us': 'vsw-us 10.1.1.10 sg-us',
    },
    groups: { 'sg-a': { vpc: 'vpc-a' }, 'sg-b': { vpc: 'vpc-b' }, 'sg-us': { vpc: 'vpc-us' } },
    quotas,
  });

export type Made =
  | { readonly ok: true; readonly world: World; readonly response: JsonObject }
  | { readonly ok: false; readonly error: CloudError };

/** `as` is A or B. */
export const make = (world: World, as: string, action: string, params: JsonObject = {}): Made =>
  apply(world, { as, action, params });

/** A call that must be accepted, with all it begins brought to its end. */
export function done(world: World, as: string, action: string, params: JsonObject = {}): World {
  return settle(accepted(world, as, action, params).world).world;
}

/** A call that must be accepted. */
export function accepted(world: World, as: string, action: string, params: JsonObject = {}) {
  const result = make(world, as, action, params);
  if (!result.ok) throw new Error(`${action}: ${result.error.code}: ${result.error.message}`);
  return result;
}

/** The code of a call that must be refused; says so if it is accepted. */
export function codeOf(world: World, as: string, action: string, params: JsonObject = {}): string {
  const result = make(world, as, action, params);
  return result.ok ? 'accepted' : `${result.error.status} ${result.error.code}`;
}

/** A world with an Active CEN of A's, and its id. */
export function withCen(world: World): readonly [World, string] {
  const { world: created, response } = accepted(world, 'A', 'CreateCen', { Name: 'Lab' });
  return [settle(created).world, String(response.CenId)];
}

/** Networks attached in turn by A, granted first where they are B's. */
export function attach(world: World, CenId: string, ...networks: readonly string[]): World {
  return networks.reduce((current, id) => {
    const vpc = current.vpcs[id];
    const owner = vpc?.account === 'B' ? 'B' : 'A';
    const grant = { InstanceId: id, InstanceType: 'VPC', CenId, CenOwnerId: UID.A };
    const granted = owner === 'B' ? done(current, 'B', 'GrantInstanceToCen', grant) : current;
    return done(granted, 'A', 'AttachCenChildInstance', child(granted, CenId, id));
  }, world);
}

/** The parameters that name a VPC to attach or detach. */
export const child = (world: World, CenId: string, id: string): JsonObject => ({
  CenId,
  ChildInstanceId: id,
  ChildInstanceType: 'VPC',
  ChildInstanceRegionId: world.vpcs[id]?.region ?? '',
  ChildInstanceOwnerId: world.vpcs[id]?.account === 'B' ? UID.B : UID.A,
});

/** A paid package that is bound to the CEN, and its id. */
export function withPackage(
  world: World,
  CenId: string,
  Bandwidth = 8,
  params: JsonObject = {},
): readonly [World, string] {
  const bought = accepted(world, 'A', 'CreateCenBandwidthPackage', {
    Bandwidth,
    GeographicRegionAId: 'China',
    GeographicRegionBId: 'China',
    AutoPay: true,
    ...params,
  });
  const CenBandwidthPackageId = String(bought.response.CenBandwidthPackageId);
  const idle = settle(bought.world).world;
  return [
    done(idle, 'A', 'AssociateCenBandwidthPackage', { CenId, CenBandwidthPackageId }),
    CenBandwidthPackageId,
  ];
}

/** A deep copy that throws when anything in it is changed. */
export function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) frozen(inner);
  }
  return value;
}
