import Type, { type Static } from 'typebox';
import { SCHEMA_VERSION } from '../json/schema.js';
import { strict } from '../json/schema-base.js';
import type { GraphSubject } from './graph.js';
import type { Topology } from './topology.js';

const text = (description: string) => Type.String({ description });

const Region = Type.Object(
  {
    id: text('cn-qingdao'),
    label: text('As the cloud’s console names it: China North 1'),
    cloud: Type.Optional(Type.Enum(['alibaba', 'tencent'])),
  },
  strict,
);

const Node = Type.Object(
  {
    id: Type.String(),
    kind: Type.Enum(['vpc', 'transit', 'vbr', 'idc', 'vpn', 'direct-connect', 'edge', 'host'], {
      description: 'transit: the router of a CEN or CCN in one region; idc: a data centre',
    }),
    label: text('Short: its id; of a transit router the id of its CEN or CCN'),
    detail: text('An address, blocks, the most that leaves a region; may be empty'),
    region: text('Empty outside of the clouds'),
    account: Type.Optional(Type.String()),
    router: Type.Optional(text('Of a host: the router it hangs on')),
    fleet: Type.Optional(text('Of a fleet’s VPC')),
    up: Type.Boolean(),
    text: text('All of it in a sentence'),
  },
  strict,
);

const rate = Type.Number({ minimum: 0 });

const Link = Type.Object(
  {
    id: Type.String(),
    kind: Type.Enum(['attachment', 'region-connection', 'line', 'peering', 'tunnel']),
    ends: Type.Tuple([Type.String(), Type.String()], { description: 'Ids of nodes' }),
    label: text('5 Mbps, 30 ms; empty where nothing limits and nothing delays'),
    up: Type.Boolean(),
    testBandwidth: Type.Optional(Type.Boolean({ description: 'A rate that nobody bought' })),
    rate: Type.Optional(
      Type.Tuple([rate, rate], {
        description: 'Bits per second from the first end and from the second; absent: unlimited',
      }),
    ),
    text: text('All of it in a sentence, with why it is down'),
  },
  strict,
);

/** What `graph --format json` prints. */
export const JsonTopology = Type.Object(
  {
    schemaVersion: Type.Literal(SCHEMA_VERSION),
    name: text('The scenario’s'),
    step: Type.Object(
      {
        index: Type.Integer({ minimum: 0 }),
        title: Type.Optional(Type.String()),
        item: Type.Optional(Type.Integer({ minimum: 1, description: 'After this item of it' })),
      },
      { ...strict, description: 'The step after which it looks so; 0: before the first' },
    ),
    regions: Type.Array(Region),
    nodes: Type.Array(Node, { description: 'Routers and hosts' }),
    links: Type.Array(Link, { description: 'Between routers; hosts name theirs' }),
  },
  { ...strict, $id: 'topology.schema.json', title: 'transitlab topology' },
);

export type JsonTopology = Static<typeof JsonTopology>;

export const jsonTopology = (
  topology: Topology,
  { name, point: { step, item }, title }: GraphSubject,
): JsonTopology => ({
  schemaVersion: SCHEMA_VERSION,
  name,
  step: { index: step, ...(title !== undefined && { title }), ...(item !== undefined && { item }) },
  regions: topology.regions.map((region) => ({ ...region })),
  nodes: topology.nodes.map((node) => ({ ...node })),
  links: topology.links.map(({ ends, rate, ...link }) => ({
    ...link,
    ends: [...ends],
    ...(rate && { rate: [...rate] }),
  })),
});
