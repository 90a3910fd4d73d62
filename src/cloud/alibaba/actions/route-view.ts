import type { JsonObject } from '../../../model/json.js';
import type { World } from '../../world.js';
import type { CenRoute, MapRecord } from '../routes/cen-route.js';
import { type Clash, clashesAbroad, conflictItem, statusOf } from '../routes/clashes.js';
import type { Attributes } from '../routes/map-match.js';
import { tableIdOf } from '../routes/own.js';
import { type Offer, offersOf } from '../routes/publish.js';
import type { Attachment } from '../state/cen.js';

/** The way of a VPC to the cloud's own services: in every VPC's table, never in a CEN. */
export const SERVICE_BLOCK = '100.64.0.0/10';

/** What stands in the network's table now: what is announced by BGP goes with the line. */
export const entriesOf = (world: World, row: Attachment): Offer[] =>
  offersOf(world, row).filter(({ type, unusable }) => type !== 'BGP' || !unusable);

/** DescribePublishedRouteEntries. */
export const publishedItems = (
  world: World,
  row: Attachment,
): (JsonObject & { DestinationCidrBlock: string })[] => {
  const clashes = clashesAbroad(world, row);
  const entries = entriesOf(world, row).map((route) => ({
    ChildInstanceRouteTableId: route.table,
    DestinationCidrBlock: route.cidr.text,
    NextHopId: route.nextHopId,
    NextHopType: route.nextHopType,
    RouteType: route.type,
    PublishStatus: route.published ? 'Published' : 'NonPublished',
    OperationalMode: true,
    ...conflictsAbout(route.cidr.text, clashes),
  }));
  return row.ChildInstanceType === 'VPC'
    ? [
        ...entries,
        {
          ChildInstanceRouteTableId: tableIdOf(world, row),
          DestinationCidrBlock: SERVICE_BLOCK,
          NextHopId: '',
          NextHopType: 'service',
          RouteType: 'System',
          PublishStatus: 'NonPublished',
          OperationalMode: false,
          ...conflictsAbout(SERVICE_BLOCK, clashes),
        },
      ]
    : entries;
};

const conflictsAbout = (own: string, clashes: readonly Clash[]): JsonObject => ({
  Conflicts: { Conflict: clashes.filter((clash) => clash.own === own).map(conflictItem) },
});

/** An entry of DescribeCenChildInstanceRouteEntries for a route of the network's own. */
export function ownItems(world: World, row: Attachment): JsonObject[] {
  return publishedItems(world, row).map(
    ({ ChildInstanceRouteTableId, RouteType, NextHopId, ...item }): JsonObject => ({
      ...item,
      RouteTableId: ChildInstanceRouteTableId ?? '',
      Type: RouteType ?? '',
      Status: 'Active',
      ...(NextHopId === '' ? {} : { NextHopInstanceId: NextHopId ?? '' }),
      ...attributes({ asPath: [], communities: [] }, []),
    }),
  );
}

/** An entry of DescribeCenChildInstanceRouteEntries for a route of the CEN. */
export const learnedItem = (world: World, row: Attachment, route: CenRoute): JsonObject => ({
  DestinationCidrBlock: route.cidr.text,
  Type: 'CEN',
  Status: route.status,
  NextHopType: route.networkType,
  NextHopInstanceId: route.network,
  NextHopRegionId: route.region,
  OperationalMode: false,
  RouteTableId: tableIdOf(world, row),
  Conflicts: {
    Conflict: route.obstacle
      ? [conflictItem({ other: route.obstacle.other, status: statusOf(route.obstacle) })]
      : [],
  },
  ...attributes(route, [...route.inMaps, ...route.outMaps]),
});

/** An entry of DescribeCenRegionDomainRouteEntries. `given`: another region gets it. */
export const domainItem = (route: CenRoute, given: boolean): JsonObject => ({
  DestinationCidrBlock: route.cidr.text,
  Type: 'CEN',
  Status: route.status,
  NextHopType: route.networkType,
  NextHopInstanceId: route.network,
  NextHopRegionId: route.region,
  Preference: route.preference,
  ToOtherRegionStatus: given ? 'Active' : 'Prohibited',
  CenOutRouteMapRecords: { CenOutRouteMapRecord: route.outMaps.map(recordItem) },
  ...attributes(route, route.inMaps),
});

const attributes = (
  { asPath, communities }: Pick<Attributes, 'asPath' | 'communities'>,
  maps: readonly MapRecord[],
): JsonObject => ({
  CenRouteMapRecords: { CenRouteMapRecord: maps.map(recordItem) },
  AsPaths: { AsPath: asPath.map(String) },
  Communities: { Community: [...communities] },
});

const recordItem = ({ RegionId, RouteMapId }: MapRecord): JsonObject => ({ RegionId, RouteMapId });
