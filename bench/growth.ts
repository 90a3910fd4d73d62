import { REGIONS } from '../src/cloud/tencent/regions.js';
import type { JsonObject } from '../src/model/json.js';

/** Scenarios that grow one way each, all else equal; every VPC is attached to a CCN. */
export const GROWTH = {
  /** One VPC with so many hosts in one security group. */
  hosts: (count: number) => file([{ ...vpc(0, FIRST), block: '10.0.0.0/16', hosts: count }]),
  /** So many VPCs with a host each in one region, twenty-five to a CCN. */
  attachments: (count: number) => file(numbers(count).map((n) => vpc(n, FIRST))),
  /** Twenty hosts in security groups of fifty rules each. */
  rules: (count: number) => file([{ ...vpc(0, FIRST), hosts: 20 }], count),
  /** A VPC with a host in each of so many regions; a CCN connects every two of them. */
  regions: (count: number) => file(NAMES.slice(0, count).map((region, n) => vpc(n, region))),
} as const satisfies Readonly<Record<string, (count: number) => JsonObject>>;
export type Grown = keyof typeof GROWTH;

/** All that the cloud has. */
const NAMES = Object.keys(REGIONS);
export const MOST_REGIONS = NAMES.length;
const [FIRST = ''] = NAMES;

const numbers = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

interface Vpc {
  readonly name: string;
  readonly region: string;
  readonly block: string;
  readonly hosts: number;
}

const vpc = (n: number, region: string): Vpc => ({
  name: `vpc-${n}`,
  region,
  block: `10.${n >> 8}.${n & 255}.0/24`,
  hosts: 1,
});

/** Beyond what an account has by default. */
const QUOTAS = {
  ccnsPerAccount: 100_000,
  vpcsPerRegion: 100_000,
  securityGroupsPerRegion: 100_000,
  instancesPerSecurityGroup: 100_000,
};

/** In one security group: the cloud allows a hundred. */
const RULES = 50;

function file(vpcs: readonly Vpc[], rules = 0): JsonObject {
  const groups = Math.max(1, Math.ceil(rules / RULES));
  const each = Math.min(rules, RULES);
  return {
    name: 'growth',
    cloud: 'tencent',
    accounts: { A: { uid: '100000000001', cross_border: true } },
    quotas: QUOTAS,
    vpcs: Object.fromEntries(vpcs.map(vpcOf)),
    security_groups: Object.fromEntries(
      [...new Set(vpcs.map(({ region }) => region))].flatMap((region) =>
        numbers(groups).map((n) => [`sg-${region}-${n}`, groupOf(region, n, each)]),
      ),
    ),
    hosts: Object.fromEntries(vpcs.flatMap((one) => hostsOf(one, groups))),
    steps: [{ step: 'It stands', do: calls(vpcs) }],
  };
}

const vpcOf = ({ name, region, block }: Vpc): [string, JsonObject] => [
  name,
  { account: 'A', region, cidr: block, subnets: { [`sn-${name}`]: block } },
];

const groupOf = (region: string, n: number, rules: number): JsonObject => ({
  account: 'A',
  region,
  rules: [
    ...numbers(rules).map((i) => ({ direction: 'ingress', protocol: 'tcp', ports: n * RULES + i + 1 })),
    { direction: 'ingress', protocol: 'icmp' },
    { direction: 'egress', protocol: 'all' },
  ],
});

/** Groups are dealt to hosts in turn, so that each has members. */
const hostsOf = ({ name, region, hosts }: Vpc, groups: number): [string, JsonObject][] =>
  numbers(hosts).map((host) => {
    const own = numbers(groups).filter((group) => group % hosts === host % groups);
    return [
      `cvm-${name}-${host}`,
      { subnet: `sn-${name}`, security_groups: own.map((group) => `sg-${region}-${group}`) },
    ];
  });

/** As many as the cloud lets into one: each of them has a route to each other one. */
const TOGETHER = 25;

/** A call for each, as users make them. */
const calls = (vpcs: readonly Vpc[]): JsonObject[] =>
  vpcs.flatMap(({ name, region }, n) => {
    const ccn = `ccn-${Math.floor(n / TOGETHER)}`;
    const instance = { InstanceId: name, InstanceRegion: region, InstanceType: 'VPC' };
    return [
      ...(n % TOGETHER === 0
        ? [{ as: 'A', call: 'CreateCcn', with: { CcnName: ccn }, save: { [ccn]: 'Ccn.CcnId' } }]
        : []),
      { as: 'A', call: 'AttachCcnInstances', with: { CcnId: `$${ccn}`, Instances: [instance] } },
    ];
  });
