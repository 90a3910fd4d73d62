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
    because,
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

export const Check = Type.Union([PingCheck, TcpCheck, UdpCheck, ThroughputCheck], {
  description: 'Exactly one of ping, tcp, udp and throughput',
});

export const CheckStep = Type.Object(
  { check: Check },
  { ...strict, description: 'Predict, measure, compare' },
);

export type PingCheck = Static<typeof PingCheck>;
export type TcpCheck = Static<typeof TcpCheck>;
export type UdpCheck = Static<typeof UdpCheck>;
export type ThroughputCheck = Static<typeof ThroughputCheck>;
export type Check = Static<typeof Check>;
export type CheckStep = Static<typeof CheckStep>;
