import Type, { type Static } from 'typebox';
import { strict, text } from './base.js';

/** One value for both directions, or one for each. */
const both = (description: string, example: string) => {
  const one = text(description, example);
  return Type.Optional(
    Type.Union([one, Type.Tuple([one, one], { description: `${description}; there, then back` })], {
      description: `${description}; two in a list: there, then back`,
    }),
  );
};

const delays = {
  latency: both('How long a packet takes one way: 30ms', '30ms'),
  jitter: both('How far that varies, up and down: 2ms', '2ms'),
  loss: both('The share of packets that is lost: 0.1%', '0.1%'),
};

export const RegionsPath = Type.Object(
  {
    regions: Type.Tuple([Type.String(), Type.String()], {
      description: 'Two regions: [cn-beijing, cn-qingdao]; there is from the first to the second',
    }),
    ...delays,
  },
  { ...strict, description: 'The way between two regions, for whatever connects them' },
);

export const LinePath = Type.Object(
  {
    line: text(
      'A leased line, or an IPsec connection; there is from the data centre, or from the first of the ends',
    ),
    ...delays,
  },
  { ...strict, description: 'A leased line or an IPsec connection' },
);

export const Path = Type.Union([RegionsPath, LinePath], {
  description: 'Exactly one of regions and line',
});

export type RegionsPath = Static<typeof RegionsPath>;
export type LinePath = Static<typeof LinePath>;
export type Path = Static<typeof Path>;
/** A value for both directions, or a list of two. */
export type Both = NonNullable<Path['latency']>;
