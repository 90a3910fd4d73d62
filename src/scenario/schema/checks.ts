import Type, { type Static } from 'typebox';
import { PORT, strict, text } from './base.js';

/** What is predicted from the configuration and measured with packets. */
const Pair = Type.Tuple([Type.String(), Type.String()], {
  description: 'Two hosts: [from, to]; by name, as $name that a call saved, the second also by address',
});
const because = Type.Optional(text('The reason code that must be given: NOT_ATTACHED'));
const reached = Type.Enum(['reachable', 'unreachable'], { description: 'What must be so' });
const port = Type.Integer({ ...PORT, description: 'The destination’s port' });

export const PingCheck = Type.Object(
  {
    ping: Pair,
    expect: reached,
    because,
    count: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 1000,
        description: 'How many echoes are sent; 1 if absent, 5 with rtt, 200 with loss',
      }),
    ),
    rtt: Type.Optional(text('How long an echo takes there and back, within 2 % or 1 ms: 60ms', '60ms')),
    loss: Type.Optional(text('The share of echoes that stay without an answer: 2%', '2%')),
  },
  { ...strict, description: 'ICMP echo from one host to another' },
);

export const TcpCheck = Type.Object(
  { tcp: Pair, port, expect: reached, because },
  { ...strict, description: 'A TCP connection from one host to a port of another, which listens there' },
);

export const UdpCheck = Type.Object(
  { udp: Pair, port, expect: reached, because },
  { ...strict, description: 'A UDP datagram from one host to a port of another, which sends it back' },
);

export const ThroughputCheck = Type.Object(
  {
    throughput: Pair,
    expect: Type.Optional(
      text(
        'The rate of the line (5Mbps), unlimited, or unreachable; headers are reckoned with',
        '5Mbps',
        'unlimited',
        'unreachable',
      ),
    ),
    at_least: Type.Optional(text('A rate that must be reached: 500Mbps', '500Mbps')),
    because: Type.Optional(
      text('The reason code that must be given, of unreachability or of the rate: TEST_BANDWIDTH'),
    ),
    protocol: Type.Optional(
      Type.Enum(['tcp', 'udp'], { default: 'tcp', description: 'What the flow is made of' }),
    ),
    port: Type.Optional(Type.Integer({ ...PORT, default: 5201, description: 'The destination’s port' })),
    seconds: Type.Optional(
      Type.Number({
        minimum: 1,
        maximum: 60,
        description: 'How long it is measured; 3 and 50 round trips of the predicted latency if absent',
      }),
    ),
    for: Type.Optional(
      text(
        'On bills its rate holds for so long, from this moment of the virtual clock on: 2h; at most 366d',
        '2h',
      ),
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

export const ThroughputsCheck = Type.Object(
  {
    throughputs: Type.Array(Pair, {
      minItems: 2,
      description: 'Pairs of hosts, each with a destination of its own: [[from, to], [from, to]]',
    }),
    expect: Type.Optional(text('The rate of all together (20Mbps), or unlimited', '20Mbps', 'unlimited')),
    port: Type.Optional(Type.Integer({ ...PORT, default: 5201, description: 'The destinations’ port' })),
    seconds: Type.Optional(
      Type.Number({ minimum: 1, maximum: 60, default: 5, description: 'How long they send' }),
    ),
    tolerance: Type.Optional(
      Type.Number({
        minimum: 0.001,
        maximum: 0.5,
        default: 0.03,
        description: 'How far the measured sum may be from the predicted one: 0.03 is 3 %',
      }),
    ),
  },
  { ...strict, description: 'What several TCP flows carry at one time, in sum' },
);

export const BillCheck = Type.Object(
  {
    bill: text('The account: a name under accounts'),
    from: Type.Optional(text('The region that sent: cn-qingdao; any if absent', 'cn-qingdao')),
    to: Type.Optional(text('The region that received: cn-beijing; any if absent', 'cn-beijing')),
    of: Type.Optional(text('The interconnect or bandwidth package: $cen; any if absent', '$cen')),
    expect: Type.Optional(
      Type.Enum(['nothing'], { description: 'No byte is on its bill; absent: some are' }),
    ),
    at_least: Type.Optional(text('Bytes that the kernel counted: 1.8MB', '1.8MB')),
    at_most: Type.Optional(text('Bytes that the kernel counted: 2MB', '2MB')),
  },
  { ...strict, description: 'What an account pays for of all that crossed regions so far' },
);

const Groups = (description: string, minItems: number) =>
  Type.Array(Type.Array(Type.String(), { minItems, description: GROUP }), { minItems: 1, description });
const GROUP =
  'Hosts, or what stands for all its hosts at that moment: a subnet, a VPC, a security group, a data centre, an account, a name under groups';

export const Matrix = Type.Object(
  {
    islands: Type.Optional(
      Groups(
        'Within an island everybody reaches everybody, between islands nobody does: [[vpc-a, vpc-b], [vpc-c]]',
        1,
      ),
    ),
    never: Type.Optional(
      Groups('Groups of which nobody reaches anybody of another, either way: [[prod, test]]', 2),
    ),
    always: Type.Optional(
      Groups('Groups of which everybody reaches everybody of another, both ways: [[prod, shared]]', 2),
    ),
    one_way: Type.Optional(
      Type.Array(Type.Tuple([Type.String(), Type.String()], { description: '[from, to]' }), {
        minItems: 1,
        description: 'Everybody of the first reaches everybody of the second, and nobody back: [[web, db]]',
      }),
    ),
    protocol: Type.Optional(
      Type.Enum(['icmp', 'tcp', 'udp'], { default: 'icmp', description: 'What is sent' }),
    ),
    port: Type.Optional(
      Type.Integer({ ...PORT, description: 'The destinations’ port; tcp and udp must have one' }),
    ),
  },
  { ...strict, description: 'At least one of islands, never, always and one_way' },
);

export const MatrixCheck = Type.Object(
  { matrix: Matrix },
  { ...strict, description: 'Who of many hosts reaches whom: a packet for every pair, all at once' },
);

export const Check = Type.Union(
  [PingCheck, TcpCheck, UdpCheck, ThroughputCheck, ThroughputsCheck, BillCheck, MatrixCheck],
  { description: 'Exactly one of ping, tcp, udp, throughput, throughputs, bill and matrix' },
);

export const CheckStep = Type.Object(
  { check: Check },
  { ...strict, description: 'Predict, measure, compare' },
);

export type PingCheck = Static<typeof PingCheck>;
export type TcpCheck = Static<typeof TcpCheck>;
export type UdpCheck = Static<typeof UdpCheck>;
export type ThroughputCheck = Static<typeof ThroughputCheck>;
export type BillCheck = Static<typeof BillCheck>;
export type ThroughputsCheck = Static<typeof ThroughputsCheck>;
/** A check of one flow. */
export type FlowCheck = PingCheck | TcpCheck | UdpCheck | ThroughputCheck;
export type Check = Static<typeof Check>;
export type Matrix = Static<typeof Matrix>;
export type MatrixCheck = Static<typeof MatrixCheck>;
/** A check that sends packets between hosts that it names. */
export type ProbeCheck = Exclude<Check, BillCheck | MatrixCheck>;
export type CheckStep = Static<typeof CheckStep>;
