import type { JsonObject } from '../../../model/json.js';
import type { World } from '../../world.js';
import { minutes } from '../answer.js';
import { connectionsOn } from '../packages.js';
import type { BandwidthPackage } from '../state/bandwidth-package.js';

/** Pay-as-you-go packages end then. */
const NEVER = '2999-09-08T16:00Z';

/** `north-america_china`. */
export const spanId = (row: BandwidthPackage): string =>
  `${row.GeographicRegionAId}_${row.GeographicRegionBId}`.toLowerCase();

/** China with any other area. */
export const isCrossBorder = (
  row: Pick<BandwidthPackage, 'GeographicRegionAId' | 'GeographicRegionBId'>,
): boolean => (row.GeographicRegionAId === 'China') !== (row.GeographicRegionBId === 'China');

/** A package as DescribeCenBandwidthPackages shows it, misspelt names included. */
export const packageElement = (world: World, row: BandwidthPackage): JsonObject => ({
  CenBandwidthPackageId: row.CenBandwidthPackageId,
  Name: row.Name,
  Description: row.Description,
  Bandwidth: row.Bandwidth,
  BandwidthPackageChargeType: row.BandwidthPackageChargeType,
  BusinessStatus: row.BusinessStatus,
  Status: row.Status,
  CenIds: { CenId: row.CenId === undefined ? [] : [row.CenId] },
  CreationTime: minutes(row.created),
  ExpiredTime: row.expires === undefined ? NEVER : minutes(row.expires),
  GeographicRegionAId: row.GeographicRegionAId.toLowerCase(),
  GeographicRegionBId: row.GeographicRegionBId.toLowerCase(),
  GeographicSpanId: spanId(row),
  IsCrossBorder: isCrossBorder(row),
  HasReservationData: 'false',
  OrginInterRegionBandwidthLimits: {
    OrginInterRegionBandwidthLimit: connectionsOn(world, row.CenBandwidthPackageId).map((connection) => ({
      LocalRegionId: connection.regions[0],
      OppositeRegionId: connection.regions[1],
      BandwidthLimit: String(connection.BandwidthLimit),
    })),
  },
});
