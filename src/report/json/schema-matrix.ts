import Type, { type Static } from 'typebox';
import { count, strict } from './schema-base.js';

/**
 * What `transitlab matrix --format json` prints. Its JSON Schema (`schema/matrix.schema.json`) and the type of what is
 * printed both come from here. A field may be added within a version; one that goes or changes its meaning makes a new one.
 */
export const MATRIX_SCHEMA_VERSION = 1;

const Host = Type.Object(
  {
    id: Type.String(),
    address: Type.String(),
    subnet: Type.String(),
    network: Type.String({ description: 'Its VPC or data centre' }),
    region: Type.String(),
  },
  strict,
);

const Reason = Type.Object(
  {
    code: Type.String({ description: 'A stable reason code: NOT_ATTACHED' }),
    direction: Type.Optional(
      Type.Enum(['forward', 'return'], { description: 'Which way it fails; absent if nothing is sent' }),
    ),
    object: Type.Optional(Type.String({ description: 'What has to change, in the cloud’s terms' })),
  },
  strict,
);

const Pairs = {
  from: Type.String({ description: 'The network that sends' }),
  to: Type.String({ description: 'The network that receives' }),
  pairs: count('Ordered pairs of hosts'),
  example: Type.Object(
    { from: Type.String(), to: Type.String(), text: Type.String({ description: 'A sentence for people' }) },
    { ...strict, description: 'One of these pairs of hosts' },
  ),
};

const Blocked = Type.Object(
  { ...Pairs, reason: Reason },
  { ...strict, description: 'Pairs from one network to another that are blocked for one reason' },
);

const Difference = Type.Object(
  {
    from: Type.String(),
    to: Type.String(),
    predicted: Type.Optional(
      Type.Unsafe<Static<typeof Reason>>({ ...Reason, description: 'Absent: reachable' }),
    ),
    text: Type.String({ description: 'What was predicted, in a sentence' }),
    measured: Type.String({ description: 'What packets did' }),
  },
  { ...strict, description: 'A pair of which prediction and packets say different things' },
);

const MomentMatrix = Type.Object(
  {
    step: Type.Integer({ minimum: 0, description: 'After which step; 0: before the first' }),
    item: Type.Optional(
      Type.Integer({ minimum: 1, description: 'After which item of it; absent: after all' }),
    ),
    title: Type.Optional(Type.String({ description: 'Of that step' })),
    summary: Type.Object(
      {
        hosts: count('Hosts'),
        pairs: count('Ordered pairs of different hosts'),
        reachable: count('Pairs'),
        blocked: count('Pairs'),
      },
      strict,
    ),
    hosts: Type.Array(Host),
    reasons: Type.Array(Reason, { description: 'What the cells refer to' }),
    cells: Type.Array(Type.Array(Type.Union([Type.Integer({ minimum: 0 }), Type.Null()])), {
      description:
        'A row for each host that sends, in it a cell for each that receives: the place of its reason, or null: reachable',
    }),
    blocked: Type.Array(Blocked),
    measured: Type.Boolean({
      description: 'Whether packets were sent; all cells hold for them but for differences',
    }),
    differences: Type.Array(Difference),
  },
  { ...strict, description: 'Every ordered pair of hosts at one moment' },
);

const Changed = Type.Object(
  {
    change: Type.Enum(['opened', 'closed', 'otherwise'], {
      description: 'otherwise: blocked before and after, for different reasons',
    }),
    ...Pairs,
    before: Type.Optional(
      Type.Unsafe<Static<typeof Reason>>({ ...Reason, description: 'Absent: reachable' }),
    ),
    after: Type.Optional(Type.Unsafe<Static<typeof Reason>>({ ...Reason, description: 'Absent: reachable' })),
  },
  { ...strict, description: 'Pairs from one network to another with which the same happened' },
);

export const JsonMatrix = Type.Object(
  {
    schemaVersion: Type.Literal(MATRIX_SCHEMA_VERSION),
    tool: Type.Object({ name: Type.Literal('transitlab'), version: Type.String() }, strict),
    file: Type.String(),
    name: Type.String(),
    protocol: Type.Enum(['icmp', 'tcp', 'udp']),
    port: Type.Optional(Type.Integer({ description: 'The destinations’ port' })),
    moments: Type.Array(MomentMatrix, { description: 'One, or the two that --diff compares' }),
    diff: Type.Optional(
      Type.Object(
        {
          gone: Type.Array(Type.String(), { description: 'Hosts of the first moment alone' }),
          come: Type.Array(Type.String(), { description: 'Hosts of the second moment alone' }),
          changes: Type.Array(Changed),
        },
        { ...strict, description: 'What the steps between the two moments opened and closed' },
      ),
    ),
  },
  { ...strict, $id: 'matrix.schema.json', title: 'transitlab matrix' },
);

export type JsonMatrix = Static<typeof JsonMatrix>;
export type JsonMoment = Static<typeof MomentMatrix>;
export type JsonReason = Static<typeof Reason>;
