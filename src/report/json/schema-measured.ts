import Type, { type Static } from 'typebox';
import { count, ms, strict } from './schema-base.js';

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

export type Busy = Static<typeof Busy>;
