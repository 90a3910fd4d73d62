import Type, { type Static } from 'typebox';
import { count, ms, Position, strict } from './schema-base.js';

/** Checks that are about no single flow. */
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

export type BillCheck = Static<typeof BillCheck>;
export type MatrixCheck = Static<typeof MatrixCheck>;
