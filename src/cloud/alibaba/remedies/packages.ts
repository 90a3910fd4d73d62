import { rows } from '../../../model/json.js';
import { find } from '../../lookup.js';
import { callsOf, type Remedies } from '../../remedies.js';
import type { World } from '../../world.js';
import { linkOf } from '../enterprise/links.js';
import { inOrder, isPeer } from '../enterprise/lookup.js';
import { regionLinkId } from '../fabric/ids.js';

/** A package that is locked for lack of payment: its owner renews it. */
export const renewPackage: Remedies = (world, _fabric, { object }) =>
  [...new Set(packagesUnder(world, object))].flatMap((id) => {
    const row = find(world.alibaba.bandwidthPackages, id);
    return row?.BusinessStatus === 'FinancialLocked'
      ? [callsOf(row.account, { action: 'RenewInstance', params: { InstanceId: id, RenewPeriod: 1 } })]
      : [];
  });

/** What a link between regions draws on. */
const packagesUnder = (world: World, link: string): string[] => [
  ...rows(world.alibaba.regionConnections)
    .filter(({ CenId, regions }) => regionLinkId(CenId, ...regions) === link)
    .map((row) => row.CenBandwidthPackageId),
  ...inOrder(world.alibaba.transitRouterAttachments)
    .filter(isPeer)
    .filter((row) => linkOf(world, row) === link)
    .flatMap((row) => row.CenBandwidthPackageId ?? []),
];
