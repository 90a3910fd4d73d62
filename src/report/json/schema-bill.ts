import Type, { type Static } from 'typebox';
import { count, strict } from './schema-base.js';

/** The part of the JSON report that tells who pays. */
const amount = (description: string) => Type.Number({ minimum: 0, description });
const Terms = Type.Enum(['monthly-95th', 'traffic', 'bought', 'test'], {
  description:
    'By a month’s 95th percentile, by bytes, bought in advance, or the test bandwidth that nobody bought',
});

const Traffic = Type.Object(
  {
    month: Type.String({ description: '2024-01, by UTC' }),
    account: Type.String({ description: 'Who pays' }),
    network: Type.String({ description: 'The interconnect' }),
    object: Type.String({ description: 'What is paid for: a bandwidth package, or the interconnect' }),
    terms: Terms,
    from: Type.String({ description: 'The region that sent' }),
    to: Type.String({ description: 'The region that received' }),
    counted: count('Bytes that the kernel counted'),
    bytes: amount('Bytes that they stand for'),
    peak: amount('Bits per second: the highest mean of five minutes'),
    p95: amount('Bits per second: the 95th percentile of the five-minute means of valid days'),
  },
  { ...strict, description: 'One direction between two regions in one month' },
);

const Charge = Type.Object(
  {
    account: Type.String({ description: 'Who pays' }),
    object: Type.String({ description: 'What for: a bandwidth package, or the interconnect' }),
    terms: Terms,
    regions: Type.Optional(Type.Array(Type.String(), { minItems: 2, maxItems: 2 })),
    month: Type.Optional(Type.String()),
    quantity: amount('In its unit'),
    unit: Type.Enum(['Mbps', 'GB', 'Mbps-months']),
    days: Type.Optional(
      Type.Array(Type.Integer(), { minItems: 2, maxItems: 2, description: 'Valid days, days of the month' }),
    ),
    price: Type.Optional(amount('For one of its unit; absent: the scenario gives none')),
    amount: Type.Optional(amount('Quantity times price, times the part of valid days')),
    currency: Type.Optional(Type.String()),
  },
  { ...strict, description: 'Something that costs money' },
);

export const Bill = Type.Object(
  { traffic: Type.Array(Traffic), charges: Type.Array(Charge) },
  { ...strict, description: 'Who pays for what crossed regions, and for what was bought' },
);

export type Bill = Static<typeof Bill>;
