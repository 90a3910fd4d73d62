import Type, { type Static } from 'typebox';
import { LIMIT_CODES } from '../../analyze/verdict.js';
import { ms, strict } from './schema-base.js';

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

export type Hop = Static<typeof Hop>;
export type Verdict = Static<typeof Verdict>;
