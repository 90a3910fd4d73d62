import { rows } from '../../model/json.js';
import type { CloudObject } from '../objects.js';
import type { World } from '../world.js';
import type { PeerAttachment, TransitRouterAttachment } from './enterprise/state.js';
import type { BandwidthPackage } from './state/bandwidth-package.js';

/** Objects of CEN, in the words that DescribeCens and its kin show. */
export function objectsOf({ alibaba }: World): CloudObject[] {
  const ownerOf = (cen: string): string => alibaba.cens[cen]?.account ?? '';
  return [
    ...rows(alibaba.cens).map(
      (cen): CloudObject => ({
        kind: 'CEN',
        id: cen.CenId,
        account: cen.account,
        state: cen.Status,
        about: cen.Name,
      }),
    ),
    ...rows(alibaba.attachments).map(
      (row): CloudObject => ({
        kind: 'CEN attachment',
        id: row.ChildInstanceId,
        of: row.CenId,
        account: row.account,
        state: row.Status,
        about: `${row.ChildInstanceType} in ${row.ChildInstanceRegionId}`,
      }),
    ),
    ...rows(alibaba.bandwidthPackages).map(packageObject),
    ...rows(alibaba.regionConnections).map(
      (row): CloudObject => ({
        kind: 'region connection',
        id: row.regions.join(' '),
        of: row.CenId,
        account: ownerOf(row.CenId),
        state: row.Status,
        about: `${row.effective} Mbit/s`,
      }),
    ),
    ...rows(alibaba.transitRouters).map(
      (row): CloudObject => ({
        kind: 'transit router',
        id: row.TransitRouterId,
        of: row.CenId,
        account: row.account,
        state: row.Status,
        about: row.RegionId,
      }),
    ),
    ...rows(alibaba.transitRouterAttachments).map(
      (row): CloudObject => ({
        kind: 'transit router attachment',
        id: row.TransitRouterAttachmentId,
        of: row.CenId,
        account: row.ResourceType === 'VPC' ? row.account : ownerOf(row.CenId),
        state: row.Status,
        about: endOf(row),
      }),
    ),
    ...rows(alibaba.vbrs).map(
      (row): CloudObject => ({
        kind: 'VBR',
        id: row.VbrId,
        account: row.account,
        state: row.Status,
        about: `on ${row.PhysicalConnectionId}, ${row.region}`,
      }),
    ),
    ...rows(alibaba.routerInterfaces).map(
      (row): CloudObject => ({
        kind: 'router interface',
        id: row.RouterInterfaceId,
        account: row.account,
        state: row.Status,
        about: `${row.vpc}, ${row.Role}`,
      }),
    ),
  ];
}

const packageObject = (row: BandwidthPackage): CloudObject => ({
  kind: 'bandwidth package',
  id: row.CenBandwidthPackageId,
  ...(row.CenId === undefined ? {} : { of: row.CenId }),
  account: row.account,
  state: [row.Status, ...(row.BusinessStatus === 'Normal' ? [] : [row.BusinessStatus])].join(', '),
  about: `${row.Bandwidth} Mbit/s, ${row.GeographicRegionAId} to ${row.GeographicRegionBId}`,
});

const endOf = (row: TransitRouterAttachment): string =>
  row.ResourceType === 'VPC' ? `VPC ${row.VpcId}` : peerOf(row);

const peerOf = ({ TransitRouterId, PeerTransitRouterId, effective }: PeerAttachment): string =>
  `${TransitRouterId} to ${PeerTransitRouterId}, ${effective} Mbit/s`;
