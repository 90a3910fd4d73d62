import Type, { type Static } from 'typebox';
import { LIMIT_CODES } from '../../analyze/verdict.js';

/** The parts of the JSON report that tell of single calls, waits and checks. */
export const strict = { additionalProperties: false } as const;
export const count = (description: string) => Type.Integer({ minimum: 0, description });
export const ms = (description: string) =>
  Type.Number({ minimum: 0, description: `${description}, in milliseconds` });

const Fields = Type.Record(Type.String(), Type.Unknown());

export const Position = Type.Object(
  { file: Type.String(), line: Type.Integer(), col: Type.Integer() },
  { ...strict, description: 'A place in a scenario file; line and column count from 1' },
);

export const CloudError = Type.Object(
  { status: Type.Integer(), code: Type.String(), message: Type.String() },
  { ...strict, description: 'A refusal in the cloud’s own words' },
);

export const Call = Type.Object(
  {
    type: Type.Literal('call'),
    at: Position,
    as: Type.String({ description: 'The account that called' }),
    action: Type.String(),
    params: Fields,
    response: Type.Optional(Type.Unsafe<Static<typeof Fields>>({ ...Fields, description: 'If accepted' })),
    error: Type.Optional(CloudError),
    expectedError: Type.Optional(Type.String({ description: 'The code with which the cloud had to refuse' })),
    passed: Type.Boolean(),
    why: Type.Optional(Type.String({ description: 'Why not, if not passed' })),
    settledMs: ms('Virtual time until what the call began had ended'),
    changes: count('Changes made to the kernel'),
  },
  strict,
);

export const Wait = Type.Object(
  {
    type: Type.Literal('wait'),
    at: Position,
    ms: ms('Virtual time'),
    now: Type.Number({ description: 'Virtual time after it, milliseconds since 1970-01-01T00:00Z' }),
    happened: Type.Array(Type.String()),
    changes: count('Changes made to the kernel'),
  },
  strict,
);

export const Fault = Type.Object(
  {
    type: Type.Literal('fault'),
    at: Position,
    action: Type.Enum(['fault', 'heal']),
    target: Type.String({ description: 'What was broken or mended' }),
    passed: Type.Boolean(),
    why: Type.Optional(Type.String({ description: 'Why not, if not passed' })),
    changes: count('Changes made to the kernel'),
  },
  strict,
);

const FilterRule = Type.Object(
  {
    list: Type.String({ description: 'Whose list of rules: security groups joined by +, a network ACL' }),
    direction: Type.Enum(['ingress', 'egress'], { description: 'Into what the list protects, or out of it' }),
    rule: Type.String({ description: 'The rule’s id: the comment on the kernel’s rule' }),
    object: Type.String({ description: 'The rule in the cloud’s terms' }),
    text: Type.String(),
  },
  strict,
);

export const Hop = Type.Object(
  {
    router: Type.String(),
    label: Type.String(),
    decided: Type.String({ description: 'The route or rule' }),
    object: Type.String({
      description:
        'What decided, in the cloud’s terms: where the route or rule comes from, a link or host that is down, the router if nothing matched',
    }),
    route: Type.Optional(
      Type.Object(
        { table: Type.String(), cidr: Type.String() },
        { ...strict, description: 'The route that decided: its block, and the router’s table it is in' },
      ),
    ),
    passed: Type.Optional(
      Type.Array(FilterRule, { description: 'What filters let it pass here, in the order asked' }),
    ),
    dropped: Type.Optional(
      Type.Unsafe<Static<typeof FilterRule>>({ ...FilterRule, description: 'The rule that dropped it here' }),
    ),
    link: Type.Optional(Type.String({ description: 'The link it left by' })),
  },
  strict,
);

export const RoundTrip = Type.Object(
  {
    rtt: ms('There and back'),
    jitter: ms('That it may be off, up and down'),
    loss: Type.Number({ description: 'The share of packets of which no answer comes' }),
  },
  { ...strict, description: 'What the links there and back add up to; absent: no delay and no loss' },
);

const RateReason = Type.Object(
  {
    code: Type.Enum([...LIMIT_CODES], { description: 'Stable: TEST_BANDWIDTH where nobody bought any' }),
    object: Type.String({ description: 'What has to change for more, in the cloud’s terms' }),
  },
  { ...strict, description: 'Why the rate is no higher' },
);

export const Verdict = Type.Object(
  {
    reachable: Type.Boolean(),
    code: Type.Optional(Type.String({ description: 'A stable reason code: NOT_ATTACHED' })),
    direction: Type.Optional(Type.Enum(['forward', 'return'])),
    object: Type.Optional(Type.String({ description: 'What has to change, in the cloud’s terms' })),
    text: Type.String({ description: 'A sentence for people' }),
    rate: Type.Optional(
      Type.Number({ description: 'Bits per second of the narrowest line; absent: no limit' }),
    ),
    rateText: Type.Optional(Type.String({ description: 'What set the rate' })),
    limit: Type.Optional(RateReason),
    back: Type.Optional(
      Type.Object(
        { rate: Type.Number(), rateText: Type.String(), limit: RateReason },
        { ...strict, description: 'The same of the answer’s way; absent: no limit' },
      ),
    ),
    roundTrip: Type.Optional(RoundTrip),
    path: Type.Array(Hop),
    returnPath: Type.Array(Hop),
  },
  { ...strict, description: 'What the configuration says' },
);

export const Rtt = Type.Object({ min: Type.Number(), avg: Type.Number(), max: Type.Number() }, strict);

export const PingMeasured = Type.Object(
  {
    kind: Type.Literal('ping'),
    reachable: Type.Boolean(),
    sent: count('Echo requests'),
    received: count('Echo replies'),
    otherHost: Type.Optional(
      Type.Literal(true, { description: 'They came from another host with the same address' }),
    ),
    rtt: Type.Optional(Type.Unsafe<Static<typeof Rtt>>({ ...Rtt, description: 'Milliseconds' })),
  },
  strict,
);

export const TcpMeasured = Type.Object(
  {
    kind: Type.Literal('tcp'),
    reachable: Type.Boolean(),
    ms: ms('Until it was connected, refused or given up'),
    error: Type.Optional(Type.String({ description: 'The errno’s name, if something refused' })),
  },
  strict,
);

export const UdpMeasured = Type.Object(
  {
    kind: Type.Literal('udp'),
    reachable: Type.Boolean(),
    sent: count('Datagrams'),
    ms: ms('Until an answer came, or it was given up'),
  },
  strict,
);

export const NothingMeasured = Type.Object(
  { kind: Type.Literal('nothing'), reachable: Type.Literal(false) },
  { ...strict, description: 'A host that the check names was not there' },
);

export const Busy = Type.Object(
  {
    cpu: Type.Number({
      minimum: 0,
      maximum: 1,
      description: 'How much of all cores was in use in the busiest second',
    }),
    softnetDrops: count('Packets for which the machine’s own receive queues had no room'),
    text: Type.String({ description: 'For people' }),
  },
  { ...strict, description: 'The machine did not keep up meanwhile: the figure is not to be trusted' },
);

export const ThroughputMeasured = Type.Object(
  {
    kind: Type.Literal('throughput'),
    reachable: Type.Boolean(),
    tool: Type.String(),
    goodput: Type.Optional(Type.Number({ description: 'Payload bits per second at the receiver' })),
    lineRate: Type.Optional(Type.Number({ description: 'Bits per second of the frames that carry it' })),
    seconds: Type.Number(),
    lineSeconds: Type.Optional(
      Type.Number({
        description: 'In which a slow line was taken up: connecting, the seconds that count, running empty',
      }),
    ),
    retransmits: Type.Optional(Type.Integer()),
    lossPercent: Type.Optional(Type.Number()),
    busy: Type.Optional(Busy),
    repeats: Type.Optional(
      Type.Integer({
        minimum: 1,
        description: 'How often it was measured again, because it missed while the machine was busy',
      }),
    ),
  },
  strict,
);

export const BillCheck = Type.Object(
  {
    type: Type.Literal('check'),
    at: Position,
    check: Type.Literal('bill'),
    account: Type.String({ description: 'Whose bill' }),
    from: Type.Optional(Type.String({ description: 'The region that sent; absent: any' })),
    to: Type.Optional(Type.String({ description: 'The region that received; absent: any' })),
    of: Type.Optional(Type.String({ description: 'The interconnect or bandwidth package; absent: any' })),
    passed: Type.Boolean(),
    why: Type.Array(Type.String(), { description: 'Why not: a line for each thing that differs' }),
    expected: Type.String(),
    predicted: Type.Object({ billed: Type.Boolean(), text: Type.String() }, strict),
    predictedText: Type.String(),
    measured: Type.Object(
      { kind: Type.Literal('bill'), bytes: count('Bytes that the kernel counted') },
      strict,
    ),
    measuredText: Type.String(),
    ms: ms('Real time'),
  },
  { ...strict, description: 'What an account pays for of all that crossed regions so far' },
);

const MatrixAsk = Type.Object(
  {
    text: Type.String({ description: 'What is asked: island vpc-a, vpc-b' }),
    expect: Type.Enum(['reachable', 'unreachable']),
    pairs: count('Ordered pairs of hosts of which it is asked'),
    predictedOtherwise: count('Of them, those of which the configuration says otherwise'),
    measuredOtherwise: count('Of them, those of which packets say otherwise'),
  },
  strict,
);

export const MatrixCheck = Type.Object(
  {
    type: Type.Literal('check'),
    at: Position,
    check: Type.Literal('matrix'),
    hosts: count('Hosts that are concerned'),
    protocol: Type.Enum(['icmp', 'tcp', 'udp']),
    port: Type.Optional(Type.Integer({ description: 'The destinations’ port' })),
    asks: Type.Array(MatrixAsk),
    passed: Type.Boolean(),
    why: Type.Array(Type.String(), { description: 'Why not: a line for each thing that differs' }),
    expected: Type.String(),
    predicted: Type.Object(
      {
        pairs: count('Pairs that are asked about'),
        otherwise: count('Of them, those that are otherwise than expected'),
        text: Type.String({ description: 'Why what is blocked is blocked' }),
      },
      strict,
    ),
    predictedText: Type.String(),
    measured: Type.Object(
      {
        kind: Type.Literal('matrix'),
        pairs: count('Pairs that are asked about'),
        otherwise: count('Of them, those that are otherwise than expected'),
      },
      strict,
    ),
    measuredText: Type.String(),
    differences: count('Pairs of hosts of which prediction and packets say different things'),
    ms: ms('Real time'),
  },
  { ...strict, description: 'Who of many hosts reaches whom' },
);

export const FlowPart = Type.Object(
  {
    from: Type.String(),
    to: Type.String(),
    limit: Type.Optional(
      Type.Number({ description: 'Bits per second that it would have alone; absent: no limit' }),
    ),
    lineRate: Type.Optional(Type.Number({ description: 'Bits per second of the frames that carried it' })),
  },
  { ...strict, description: 'One of several flows at one time' },
);

export const Check = Type.Object(
  {
    type: Type.Literal('check'),
    at: Position,
    check: Type.Enum(['ping', 'tcp', 'udp', 'throughput']),
    from: Type.String(),
    to: Type.String(),
    flows: Type.Optional(
      Type.Array(FlowPart, { description: 'Several at one time: from and to are the first’s' }),
    ),
    address: Type.Optional(
      Type.String({ description: 'Where packets were sent, if the check names an address' }),
    ),
    protocol: Type.Optional(Type.Enum(['icmp', 'tcp', 'udp'])),
    port: Type.Optional(Type.Integer({ description: 'The destination’s port' })),
    passed: Type.Boolean(),
    why: Type.Array(Type.String(), { description: 'Why not: a line for each thing that differs' }),
    expected: Type.String(),
    predicted: Verdict,
    predictedText: Type.String(),
    measured: Type.Union([PingMeasured, TcpMeasured, UdpMeasured, ThroughputMeasured, NothingMeasured]),
    measuredText: Type.String(),
    ms: ms('Real time'),
  },
  strict,
);

export const Step = Type.Object(
  {
    index: Type.Integer({ description: 'From 1' }),
    title: Type.String(),
    at: Position,
    items: Type.Array(Type.Union([Call, Wait, Fault, Check, BillCheck, MatrixCheck])),
  },
  strict,
);

export type Item = Static<typeof Step>['items'][number];
export type Call = Static<typeof Call>;
export type Hop = Static<typeof Hop>;
export type Check = Static<typeof Check>;
export type BillCheck = Static<typeof BillCheck>;
export type MatrixCheck = Static<typeof MatrixCheck>;
export type Fault = Static<typeof Fault>;
export type Wait = Static<typeof Wait>;
export type Verdict = Static<typeof Verdict>;
export type Busy = Static<typeof Busy>;
export type Measured = Check['measured'];
