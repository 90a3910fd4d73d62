import Type from 'typebox';
import { type Quotas as AlibabaQuotas, DEFAULT_QUOTAS } from '../../cloud/alibaba/state.js';
import { strict } from './base.js';

export type Quotas = Partial<AlibabaQuotas>;

/** `censPerAccount`: `Cens per account`. */
const words = (key: string): string =>
  key.charAt(0).toUpperCase() + key.slice(1).replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

const limit = (key: string, usual: number) =>
  Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000, default: usual, description: words(key) }));

/** One key for each quota that the cloud's model knows. */
export const Quotas = Type.Unsafe<Quotas>(
  Type.Object(Object.fromEntries(Object.entries(DEFAULT_QUOTAS).map(([key, n]) => [key, limit(key, n)])), {
    ...strict,
    description: 'Limits of Alibaba Cloud that differ from its defaults',
  }),
);
