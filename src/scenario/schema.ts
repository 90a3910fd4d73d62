import Type, { type Static } from 'typebox';

/**
 * The scenario file. The JSON Schema that editors use (`schema/scenario.schema.json`, written by
 * scripts/build-schema) and the TypeScript types both come from here. Descriptions are shown by editors while
 * typing, as hints of diagnostics, and in docs/scenario-format.md.
 */
const strict = { additionalProperties: false } as const;
const NAME = '^[A-Za-z][A-Za-z0-9_.-]{0,62}$';
/** Without a dot, so that `$A.uid` is no variable. */
const VARIABLE = '^[A-Za-z][A-Za-z0-9_-]{0,62}$';
const named = <T extends Type.TSchema>(row: T, description: string) =>
  Type.Record(Type.String({ pattern: NAME }), row, { ...strict, description });

const Cidr = Type.String({ description: 'An IPv4 block: 172.16.1.0/24', examples: ['172.16.1.0/24'] });
const Duration = Type.String({ description: 'A time: 500ms, 20min, 12h, 7d', examples: ['7d'] });
const Port = { minimum: 1, maximum: 65535 } as const;

export const Account = Type.Object(
  {
    uid: Type.String({
      pattern: '^[0-9]{5,20}$',
      description: 'The number by which the cloud knows the account: 5 to 20 digits, in quotes',
    }),
    cloud: Type.Optional(Type.Enum(['alibaba'], { description: 'Its cloud, if it is not the file’s' })),
    cross_border: Type.Optional(
      Type.Boolean({
        default: false,
        description: 'It has passed the check for lines that cross the border of mainland China',
      }),
    ),
  },
  { ...strict, description: 'An account of a cloud' },
);

export const VSwitch = Type.Object(
  {
    cidr: Cidr,
    zone: Type.Optional(
      Type.String({
        description: 'Its zone: cn-qingdao-b; the region’s zone a if absent',
        examples: ['cn-qingdao-b'],
      }),
    ),
  },
  { ...strict, description: 'A vSwitch (Alibaba Cloud) or subnet (Tencent Cloud)' },
);

export const Vpc = Type.Object(
  {
    account: Type.String({ description: 'The owner: a name under accounts' }),
    region: Type.String({ description: 'The region’s id: cn-qingdao, cn-beijing', examples: ['cn-qingdao'] }),
    cidr: Cidr,
    secondary_cidrs: Type.Optional(Type.Array(Cidr, { description: 'Further blocks: at most five' })),
    vswitches: Type.Optional(
      named(
        Type.Union([Cidr, VSwitch], { description: 'A block, 172.16.1.0/24, or a map of cidr and zone' }),
        'vSwitches by id',
      ),
    ),
  },
  { ...strict, description: 'A VPC with its vSwitches' },
);

export const SecurityGroupRule = Type.Object(
  {
    direction: Type.Enum(['ingress', 'egress'], { description: 'Into the group’s hosts, or out of them' }),
    protocol: Type.Enum(['icmp', 'tcp', 'udp', 'gre', 'all'], { description: 'What it is about' }),
    ports: Type.Optional(
      Type.Union(
        [
          Type.Integer(Port),
          Type.String({ pattern: '^[0-9]+(/|-)[0-9]+$', description: 'A range is written 8000/8100' }),
        ],
        {
          description: 'Destination ports: 22, 8000/8100; all if absent',
        },
      ),
    ),
    cidr: Type.Optional(
      Type.String({
        description: 'The other side, an IPv4 block: 172.16.1.0/24',
        examples: ['172.16.1.0/24'],
      }),
    ),
    group: Type.Optional(Type.String({ description: 'A security group of the same VPC, instead of cidr' })),
    policy: Type.Optional(
      Type.Enum(['accept', 'drop'], { default: 'accept', description: 'At equal priority drop wins' }),
    ),
    priority: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 100, default: 1, description: '1 is asked first, 100 last' }),
    ),
  },
  { ...strict, description: 'A rule; the other side is cidr or group, 0.0.0.0/0 if neither' },
);

export const SecurityGroup = Type.Object(
  {
    vpc: Type.String({ description: 'The VPC it belongs to' }),
    type: Type.Optional(
      Type.Enum(['normal', 'enterprise'], {
        default: 'normal',
        description: 'normal is the basic security group, enterprise the advanced one',
      }),
    ),
    inner_access: Type.Optional(
      Type.Enum(['Accept', 'Drop'], {
        description:
          'InnerAccessPolicy: whether its hosts reach each other without a rule; Accept for normal, always Drop for enterprise',
      }),
    ),
    rules: Type.Optional(Type.Array(SecurityGroupRule, { description: 'Its rules, in any order' })),
  },
  { ...strict, description: 'A security group' },
);

export const Host = Type.Object(
  {
    vswitch: Type.String({ description: 'The vSwitch it stands in' }),
    address: Type.Optional(
      Type.String({
        description: 'Its private address: 172.16.1.10; the lowest free one if absent',
        examples: ['172.16.1.10'],
      }),
    ),
    security_groups: Type.Array(Type.String(), {
      minItems: 1,
      description: 'Security groups of its VPC: one to five, all of one type',
    }),
  },
  { ...strict, description: 'A host: one interface, one address' },
);

export const CallStep = Type.Object(
  {
    as: Type.String({ description: 'The account that calls: a name under accounts' }),
    call: Type.String({ description: 'The action, as the cloud names it: CreateCen' }),
    with: Type.Optional(
      Type.Record(Type.String(), Type.Unknown(), {
        description:
          'Its parameters, as the cloud names them; $name is what an earlier call saved, $A.uid an account’s uid',
      }),
    ),
    save: Type.Optional(
      Type.Record(Type.String({ pattern: VARIABLE }), Type.String(), {
        ...strict,
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

const Pair = Type.Tuple([Type.String(), Type.String()], { description: 'Two hosts: [from, to]' });
const because = Type.Optional(
  Type.String({ description: 'The reason code that must be given: NOT_ATTACHED' }),
);

export const PingCheck = Type.Object(
  {
    ping: Pair,
    expect: Type.Enum(['reachable', 'unreachable'], { description: 'What must be so' }),
    because,
    count: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 100, default: 1, description: 'How many echoes are sent' }),
    ),
  },
  { ...strict, description: 'ICMP echo from one host to another' },
);

export const ThroughputCheck = Type.Object(
  {
    throughput: Pair,
    expect: Type.Optional(
      Type.String({
        description: 'The rate of the line (5Mbps), unlimited, or unreachable; headers are reckoned with',
        examples: ['5Mbps', 'unlimited', 'unreachable'],
      }),
    ),
    at_least: Type.Optional(
      Type.String({ description: 'A rate that must be reached: 500Mbps', examples: ['500Mbps'] }),
    ),
    because,
    protocol: Type.Optional(
      Type.Enum(['tcp', 'udp'], { default: 'tcp', description: 'What the flow is made of' }),
    ),
    port: Type.Optional(Type.Integer({ ...Port, default: 5201, description: 'The destination’s port' })),
    seconds: Type.Optional(
      Type.Number({ minimum: 1, maximum: 60, default: 3, description: 'How long it sends' }),
    ),
    tolerance: Type.Optional(
      Type.Number({
        minimum: 0.001,
        maximum: 0.5,
        default: 0.03,
        description: 'How far the measured rate may be from the predicted one: 0.03 is 3 %',
      }),
    ),
  },
  { ...strict, description: 'What one flow carries, in seconds of real traffic' },
);

export const CheckStep = Type.Object(
  { check: Type.Union([PingCheck, ThroughputCheck], { description: 'Exactly one of ping and throughput' }) },
  { ...strict, description: 'Predict, measure, compare' },
);

export const Item = Type.Union([CallStep, WaitStep, CheckStep], {
  description: 'Exactly one of call, wait and check',
});

export const Step = Type.Object(
  {
    step: Type.String({ description: 'A heading' }),
    do: Type.Array(Item, { minItems: 1, description: 'Calls, waits and checks, in order' }),
  },
  { ...strict, description: 'Some items under a heading' },
);

export const ScenarioFile = Type.Object(
  {
    name: Type.String({ minLength: 1, description: 'What the scenario is called in reports' }),
    description: Type.Optional(Type.String({ description: 'What it shows, and to whom' })),
    cloud: Type.Enum(['alibaba'], { description: 'The cloud of accounts that name none' }),
    accounts: named(Account, 'Accounts by name'),
    vpcs: Type.Optional(named(Vpc, 'VPCs by id')),
    security_groups: Type.Optional(named(SecurityGroup, 'Security groups by id')),
    hosts: Type.Optional(named(Host, 'Hosts by name')),
    steps: Type.Array(Step, {
      minItems: 1,
      description: 'What is done and checked, in order: at least one step',
    }),
  },
  {
    ...strict,
    $id: 'scenario.schema.json',
    title: 'transitlab scenario',
    description: 'A map of name, cloud, accounts, steps and more',
  },
);

export type ScenarioFile = Static<typeof ScenarioFile>;
export type Account = Static<typeof Account>;
export type Vpc = Static<typeof Vpc>;
export type VSwitch = Static<typeof VSwitch>;
export type SecurityGroup = Static<typeof SecurityGroup>;
export type SecurityGroupRule = Static<typeof SecurityGroupRule>;
export type Host = Static<typeof Host>;
export type Step = Static<typeof Step>;
export type Item = Static<typeof Item>;
export type CallStep = Static<typeof CallStep>;
export type WaitStep = Static<typeof WaitStep>;
export type CheckStep = Static<typeof CheckStep>;
export type PingCheck = Static<typeof PingCheck>;
export type ThroughputCheck = Static<typeof ThroughputCheck>;
