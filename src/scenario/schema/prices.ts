import Type, { type Static } from 'typebox';
import { strict, text } from './base.js';

/** What clouds ask for traffic between regions. There are no defaults: what has no price is counted only. */
const currency = text('What its prices are in: CNY', 'CNY', 'USD');
const price = (description: string) =>
  Type.Optional(Type.Number({ minimum: 0, maximum: 1_000_000_000, description }));

const AlibabaPrices = Type.Object(
  {
    currency,
    package_mbps_month: price('For each Mbit/s of a bandwidth package and month of its term'),
    gb: price('For each GB (1,000,000,000 bytes) between transit routers by data transfer'),
  },
  { ...strict, description: 'Prices of Alibaba Cloud' },
);

const TencentPrices = Type.Object(
  {
    currency,
    mbps_month_95: price('For each Mbit/s of a month’s 95th percentile between two regions'),
    gb: price('For each GB (1,000,000,000 bytes) between two regions of a CCN by traffic'),
  },
  { ...strict, description: 'Prices of Tencent Cloud' },
);

export const Prices = Type.Object(
  { alibaba: Type.Optional(AlibabaPrices), tencent: Type.Optional(TencentPrices) },
  { ...strict, description: 'Prices by cloud; what has none is counted only' },
);

export type Prices = Static<typeof Prices>;
