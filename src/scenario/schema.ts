import Type, { type Static } from 'typebox';

/**
 * The scenario file. The JSON Schema that editors use (`schema/scenario.schema.json`) and the TypeScript types both
 * come from here. Descriptions are shown by editors while typing.
 */
const strict = { additionalProperties: false } as const;
const NAME = '^[A-Za-z][A-Za-z0-9_.-]{0,62}$';
const named = <T extends Type.TSchema>(row: T, description: string) =>
  Type.Record(Type.String({ pattern: NAME }), row, { ...strict, description });

const Cidr = Type.String({ description: 'An IPv4 block: 172.16.1.0/24', examples: ['172.16.1.0/24'] });
const Rate = Type.String({ description: 'A rate: 1Kbps, 5Mbps, 1Gbps', examples: ['5Mbps'] });
const Duration = Type.String({ description: 'A time: 500ms, 20min, 12h, 7d', examples: ['7d'] });

export const Account = Type.Object(
  {
    uid: Type.String({
      pattern: '^[0-9]{5,20}$',
      description: 'The number by which the cloud knows the account',
    }),
    cloud: Type.Optional(Type.Enum(['alibaba'], { description: 'If it differs from the file’s' })),
  },
  { ...strict, description: 'An account of a cloud' },
);

export const VSwitch = Type.Object(
  { cidr: Cidr, zone: Type.Optional(Type.String()) },
  { ...strict, description: 'A vSwitch (Alibaba Cloud) or subnet (Tencent Cloud)' },
);

export const Vpc = Type.Object(
  {
    account: Type.String({ description: 'The owner: a name under accounts' }),
    region: Type.String({ description: 'cn-qingdao, cn-beijing, ...' }),
    cidr: Cidr,
    secondary_cidrs: Type.Optional(Type.Array(Cidr)),
    vswitches: Type.Optional(named(Type.Union([Cidr, VSwitch]), 'vSwitches: a block each')),
  },
  { ...strict, description: 'A VPC with its vSwitches' },
);

export const SecurityGroupRule = Type.Object(
  {
    direction: Type.Enum(['ingress', 'egress']),
    protocol: Type.Enum(['icmp', 'tcp', 'udp', 'gre', 'all']),
    ports: Type.Optional(
      Type.Union(
        [Type.Integer({ minimum: 1, maximum: 65535 }), Type.String({ pattern: '^[0-9]+(/|-)[0-9]+$' })],
        {
          description: 'Destination ports: 22, 8000/8100',
        },
      ),
    ),
    cidr: Type.Optional(Cidr),
    group: Type.Optional(Type.String({ description: 'A security group of the same VPC, instead of cidr' })),
    policy: Type.Optional(Type.Enum(['accept', 'drop'], { default: 'accept' })),
    priority: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 1 })),
  },
  { ...strict, description: 'A rule; the other side is cidr or group, 0.0.0.0/0 if neither' },
);

export const SecurityGroup = Type.Object(
  {
    vpc: Type.String(),
    type: Type.Optional(Type.Enum(['normal', 'enterprise'], { default: 'normal' })),
    inner_access: Type.Optional(Type.Enum(['Accept', 'Drop'])),
    rules: Type.Optional(Type.Array(SecurityGroupRule)),
  },
  { ...strict, description: 'A security group' },
);

export const Host = Type.Object(
  {
    vswitch: Type.String({ description: 'The vSwitch it stands in' }),
    address: Type.Optional(
      Type.String({ description: 'Its private address; the lowest free one if absent' }),
    ),
    security_groups: Type.Array(Type.String(), { minItems: 1 }),
  },
  { ...strict, description: 'A host: one interface, one address' },
);

export const CallStep = Type.Object(
  {
    as: Type.String({ description: 'The account that calls' }),
    call: Type.String({ description: 'The action, as the cloud names it: CreateCen' }),
    with: Type.Optional(
      Type.Record(Type.String(), Type.Unknown(), {
        description:
          'Its parameters, as the cloud names them; $name is what an earlier call saved, $A.uid an account’s uid',
      }),
    ),
    save: Type.Optional(
      Type.Record(Type.String({ pattern: NAME }), Type.String(), {
        description: 'Names for parts of the answer: {cen: CenId}',
      }),
    ),
    fails: Type.Optional(Type.String({ description: 'The error code with which the cloud must refuse' })),
    settle: Type.Optional(
      Type.Boolean({
        default: true,
        description: 'Wait (on the virtual clock) until what the call began has ended',
      }),
    ),
  },
  { ...strict, description: 'A call of the cloud’s API' },
);

export const WaitStep = Type.Object({ wait: Duration }, { ...strict, description: 'Move the virtual clock' });

const Pair = Type.Tuple([Type.String(), Type.String()], { description: 'From, to: names of hosts' });
const because = Type.Optional(
  Type.String({ description: 'The reason code that must be given: NOT_ATTACHED' }),
);

export const PingCheck = Type.Object(
  {
    ping: Pair,
    expect: Type.Enum(['reachable', 'unreachable']),
    because,
    count: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 1 })),
  },
  { ...strict, description: 'ICMP echo from one host to another' },
);

export const ThroughputCheck = Type.Object(
  {
    throughput: Pair,
    expect: Type.Optional(
      Type.String({
        description: 'The rate of the line (5Mbps), `unlimited`, or `unreachable`; headers are reckoned with',
      }),
    ),
    at_least: Type.Optional(Rate),
    because,
    protocol: Type.Optional(Type.Enum(['tcp', 'udp'], { default: 'tcp' })),
    port: Type.Optional(Type.Integer({ minimum: 1, maximum: 65535, default: 5201 })),
    seconds: Type.Optional(Type.Number({ minimum: 1, maximum: 60, default: 3 })),
    tolerance: Type.Optional(Type.Number({ minimum: 0.001, maximum: 0.5, default: 0.03 })),
  },
  { ...strict, description: 'What one flow carries, in seconds of real traffic' },
);

export const CheckStep = Type.Object(
  { check: Type.Union([PingCheck, ThroughputCheck]) },
  { ...strict, description: 'Predict, measure, compare' },
);

export const Item = Type.Union([CallStep, WaitStep, CheckStep]);

export const Step = Type.Object(
  { step: Type.String({ description: 'A heading' }), do: Type.Array(Item, { minItems: 1 }) },
  { ...strict, description: 'Some items under a heading' },
);

export const ScenarioFile = Type.Object(
  {
    name: Type.String({ minLength: 1 }),
    description: Type.Optional(Type.String()),
    cloud: Type.Enum(['alibaba'], { description: 'The cloud of accounts that name none' }),
    accounts: named(Account, 'Accounts by name'),
    vpcs: Type.Optional(named(Vpc, 'VPCs by id')),
    security_groups: Type.Optional(named(SecurityGroup, 'Security groups by id')),
    hosts: Type.Optional(named(Host, 'Hosts by name')),
    steps: Type.Array(Step, { minItems: 1, description: 'What is done and checked, in order' }),
  },
  { ...strict, $id: 'scenario.schema.json', title: 'transitlab scenario' },
);

export type ScenarioFile = Static<typeof ScenarioFile>;
export type Step = Static<typeof Step>;
export type Item = Static<typeof Item>;
export type CallStep = Static<typeof CallStep>;
export type WaitStep = Static<typeof WaitStep>;
export type CheckStep = Static<typeof CheckStep>;
export type PingCheck = Static<typeof PingCheck>;
export type ThroughputCheck = Static<typeof ThroughputCheck>;
