import Type, { type Static } from 'typebox';
import { CloudError, count, ms, Position, strict } from './schema-base.js';

const Fields = Type.Record(Type.String(), Type.Unknown());

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

export type Call = Static<typeof Call>;
export type Wait = Static<typeof Wait>;
export type Fault = Static<typeof Fault>;
