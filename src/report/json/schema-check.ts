import Type, { type Static } from 'typebox';
import { ms, Position, strict } from './schema-base.js';
import {
  NothingMeasured,
  PingMeasured,
  TcpMeasured,
  ThroughputMeasured,
  UdpMeasured,
} from './schema-measured.js';
import { Verdict } from './schema-verdict.js';

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

export type Check = Static<typeof Check>;
export type Measured = Check['measured'];
