import type { World } from '../../cloud/world.js';
import { rows, type Table } from '../../model/json.js';
import type { Bought } from './charges.js';

/** What was bought in advance, by object: what stood earlier stays on the bill after its release. */
export type Purchases = Table<Bought>;

export function purchases(before: Purchases, world: World): Purchases {
  const packages = rows(world.alibaba.bandwidthPackages).filter(({ paidMbpsMonths }) => paidMbpsMonths > 0);
  return {
    ...before,
    ...Object.fromEntries(
      packages.map(({ CenBandwidthPackageId: object, account, paidMbpsMonths: mbpsMonths }) => [
        object,
        { account, object, mbpsMonths },
      ]),
    ),
  };
}
