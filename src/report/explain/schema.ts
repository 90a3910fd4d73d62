import Type, { type Static } from 'typebox';
import { SCHEMA_VERSION } from '../json/schema.js';
import { Position, strict } from '../json/schema-base.js';
import { Hop, Verdict } from '../json/schema-verdict.js';
import { MeasuredFlow, MeasuredHop } from './schema-measured.js';

/** `transitlab explain --format json`; its JSON Schema is `schema/explain.schema.json`. */
const described = <T extends Type.TSchema>(schema: T, description: string) =>
  Type.Unsafe<Static<T>>({ ...schema, description });

const Source = Type.Object(
  {
    at: Position,
    by: Type.Optional(
      Type.String({
        description: 'The call that did it, wait, fault or heal; absent: before the first step',
      }),
    ),
    step: Type.Optional(Type.Integer({ minimum: 1 })),
  },
  strict,
);

const Provenance = Type.Object(
  {
    made: Source,
    changed: Type.Optional(described(Source, 'What changed it last')),
    removed: Type.Optional(described(Source, 'What removed it')),
  },
  {
    ...strict,
    description: 'Where in the scenario it comes from, or what it follows from; absent: from nothing there',
  },
);

const source = Type.Optional(Provenance);

const Rule = Type.Object(
  {
    list: Type.String({ description: 'Whose list of rules: security groups joined by +, a network ACL' }),
    direction: Type.Enum(['ingress', 'egress'], { description: 'Into what the list protects, or out of it' }),
    rule: Type.String({ description: 'The rule’s id: the comment on the kernel’s rule' }),
    object: Type.String({ description: 'The rule in the cloud’s terms' }),
    text: Type.String(),
    source,
  },
  strict,
);

const Link = Type.Object(
  {
    link: Type.String(),
    kind: Type.Enum(['attachment', 'region-connection', 'line', 'peering', 'tunnel']),
    label: Type.String(),
    to: Type.String({ description: 'The router at its other end' }),
    source,
    limits: Type.Array(
      Type.Object(
        { rate: Type.Number({ description: 'Bits per second' }), text: Type.String(), source },
        strict,
      ),
      { description: 'Shapers before it, in order; none: nothing limits' },
    ),
    delay: Type.Optional(
      Type.Object(
        {
          latency: Type.Number({ description: 'Milliseconds' }),
          jitter: Type.Number({ description: 'Milliseconds that it may be off, up and down' }),
          loss: Type.Number({ description: 'The share of packets that is lost' }),
          source,
        },
        strict,
      ),
    ),
  },
  { ...strict, description: 'A link in the direction of the packet' },
);

const { passed: _passed, dropped: _dropped, ...decision } = Hop.properties;
const ExplainedHop = Type.Object(
  {
    ...decision,
    source,
    passed: Type.Optional(
      Type.Array(Rule, { description: 'What filters let it pass here, in the order asked' }),
    ),
    dropped: Type.Optional(described(Rule, 'The rule that dropped it here')),
    crossing: Type.Optional(Link),
    measured: Type.Optional(MeasuredHop),
  },
  { ...strict, description: 'One router’s decision' },
);

const End = Type.Object(
  {
    host: Type.String(),
    address: Type.String({ description: 'Where packets are sent or come from' }),
    source,
  },
  strict,
);

const Fix = Type.Object(
  {
    text: Type.String({ description: 'A sentence for people' }),
    items: Type.Array(Type.Record(Type.String(), Type.Unknown()), {
      description: 'As they stand below do: in a scenario; a change of the file itself is in the text only',
    }),
  },
  { ...strict, description: 'A way to make it arrive; it was tried' },
);

const { path: _path, returnPath: _returnPath, ...said } = Verdict.properties;

const Change = Type.Object({ object: Type.String(), source }, strict);

export const JsonExplanation = Type.Object(
  {
    schemaVersion: Type.Literal(SCHEMA_VERSION),
    tool: Type.Object({ name: Type.Literal('transitlab'), version: Type.String() }, strict),
    file: Type.String(),
    name: Type.String({ description: 'Of the scenario' }),
    step: Type.Object(
      {
        index: Type.Integer({ minimum: 0, description: 'From 1; 0: before the first' }),
        title: Type.Optional(Type.String()),
        item: Type.Optional(Type.Integer({ minimum: 1, description: 'After this item of it; absent: all' })),
      },
      { ...strict, description: 'After which step' },
    ),
    from: End,
    to: End,
    protocol: Type.Enum(['icmp', 'tcp', 'udp']),
    port: Type.Optional(Type.Integer({ description: 'The destination’s port' })),
    expected: Type.Optional(
      Type.Enum(['reachable', 'unreachable'], { description: 'With --expect: what was expected' }),
    ),
    wanted: Type.Optional(
      Type.Number({ description: 'With --rate: bits per second that the request’s way should carry' }),
    ),
    verdict: Type.Object(said, { ...strict, description: 'What the configuration says' }),
    narrowest: Type.Optional(
      Type.Object(
        { there: Type.Optional(Change), back: Type.Optional(Change) },
        { ...strict, description: 'What sets the rates there and back; absent: nothing limits that way' },
      ),
    ),
    there: Type.Array(ExplainedHop, { description: 'The request’s way, as far as it comes' }),
    back: Type.Array(ExplainedHop, { description: 'The answer’s way' }),
    change: Type.Array(Change, { description: 'What has to change; none: it arrives, as fast as wanted' }),
    fixes: Type.Array(Fix, { description: 'Ways to make it arrive, as fast as wanted, the best first' }),
    noFix: Type.Optional(
      Type.String({ description: 'Why there can be no fix; absent: there are, or none was found' }),
    ),
    measured: Type.Optional(MeasuredFlow),
  },
  { ...strict, $id: 'explain.schema.json', title: 'transitlab explanation' },
);

export type JsonExplanation = Static<typeof JsonExplanation>;
