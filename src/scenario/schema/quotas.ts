import Type from 'typebox';
import { DEFAULT_QUOTAS as ALIBABA, type Quotas as AlibabaQuotas } from '../../cloud/alibaba/quotas.js';
import { DEFAULT_QUOTAS as TENCENT, type Quotas as TencentQuotas } from '../../cloud/tencent/quotas.js';
import { strict } from './base.js';

export type Quotas = Partial<AlibabaQuotas & TencentQuotas>;

/** `censPerAccount`: `Cens per account`. */
const words = (key: string): string =>
  key.charAt(0).toUpperCase() + key.slice(1).replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

/** Whose it is, and what it is if the file is silent. */
function describe(key: string): string {
  const clouds = [
    ...(Object.hasOwn(ALIBABA, key) ? [`Alibaba Cloud ${ALIBABA[key as keyof AlibabaQuotas]}`] : []),
    ...(Object.hasOwn(TENCENT, key) ? [`Tencent Cloud ${TENCENT[key as keyof TencentQuotas]}`] : []),
  ];
  return `${words(key)}; ${clouds.join(', ')}`;
}

const limit = (key: string, usual: number | boolean) =>
  Type.Optional(
    typeof usual === 'boolean'
      ? Type.Boolean({ description: describe(key) })
      : Type.Integer({ minimum: 0, maximum: 1_000_000, description: describe(key) }),
  );

const usual: Readonly<Record<string, number | boolean>> = { ...ALIBABA, ...TENCENT };

/** One key for each quota that a cloud's model knows; one that both know holds for both. */
export const Quotas = Type.Unsafe<Quotas>(
  Type.Object(Object.fromEntries(Object.entries(usual).map(([key, n]) => [key, limit(key, n)])), {
    ...strict,
    description: 'Limits of the clouds that differ from their defaults',
  }),
);
