import type { FabricLink, Route, Router } from '../../../fabric/fabric.js';
import { compareCidr } from '../../../model/cidr.js';
import { find } from '../../lookup.js';
import type { World } from '../../world.js';
import { attachmentsOf, connectionKey, pairText, regionsOf } from '../lookup.js';
import { REGIONS } from '../regions.js';
import type { CenRoute } from '../routes/domain.js';
import type { BandwidthPackage, Cen } from '../state.js';
import { attachmentLinkId, regionLinkId, transitRouterId } from './ids.js';

/** Bits per second between regions that nobody bought bandwidth for: enough to test connectivity. */
export const TEST_BANDWIDTH = 1_000;

/** The routers of a CEN, one for each region with an attached network. */
export const transitRouters = (world: World, cen: Cen, routes: readonly CenRoute[]): Router[] =>
  regionsOf(world, cen.CenId).map((region) => ({
    id: transitRouterId(cen.CenId, region),
    kind: 'transit',
    label: `transit router of ${cen.CenId} in ${region} (${REGIONS[region]?.name ?? region})`,
    region,
    account: cen.account,
    network: cen.CenId,
    tables: {
      main: routes
        .filter(({ status }) => status === 'Active')
        .map((route) => transitRoute(cen, region, route))
        .sort((a, b) => compareCidr(a.cidr, b.cidr)),
    },
  }));

const transitRoute = ({ CenId }: Cen, region: string, route: CenRoute): Route => ({
  cidr: route.cidr,
  target: {
    kind: 'link',
    link:
      route.region === region
        ? attachmentLinkId(CenId, route.network)
        : regionLinkId(CenId, region, route.region),
  },
  origin: {
    object: route.object,
    text:
      route.region === region ? `route to ${route.text}` : `route to ${route.text} in region ${route.region}`,
  },
});

/** The cables of a CEN: to each attached network, and between each two of its regions. */
export const transitLinks = (world: World, cen: Cen): FabricLink[] => [
  ...attachmentLinks(world, cen),
  ...regionLinks(world, cen),
];

const attachmentLinks = (world: World, { CenId }: Cen): FabricLink[] =>
  attachmentsOf(world, CenId)
    .filter(({ Status }) => Status === 'Attached')
    .map((row) => ({
      id: attachmentLinkId(CenId, row.ChildInstanceId),
      kind: 'attachment',
      label: `attachment of ${row.ChildInstanceId} to ${CenId}`,
      ends: [row.ChildInstanceId, transitRouterId(CenId, row.ChildInstanceRegionId)],
      up: true,
    }));

function regionLinks(world: World, cen: Cen): FabricLink[] {
  const regions = regionsOf(world, cen.CenId);
  return regions.flatMap((a, i) => regions.slice(i + 1).map((b) => regionLink(world, cen, [a, b])));
}

function regionLink(world: World, { CenId }: Cen, regions: readonly [string, string]): FabricLink {
  const connection = find(world.alibaba.regionConnections, connectionKey(CenId, ...regions));
  const bought = connection && connection.effective > 0 ? connection : undefined;
  const rate = bought ? bought.effective * 1_000_000 : TEST_BANDWIDTH;
  const name = `region connection ${pairText(regions)} of ${CenId}`;
  return {
    id: regionLinkId(CenId, ...regions),
    kind: 'region-connection',
    label: name,
    ends: [transitRouterId(CenId, regions[0]), transitRouterId(CenId, regions[1])],
    ...lockOf(world, connection?.CenBandwidthPackageId),
    rate: [rate, rate],
    rateOrigin: {
      object: name,
      text: bought
        ? `${name}: ${bought.effective} Mbit/s of ${bought.CenBandwidthPackageId}`
        : `${name}: none is in force (SetCenInterRegionBandwidthLimit), test bandwidth of 1 Kbit/s`,
    },
    ...(bought ? {} : { testBandwidth: true }),
  };
}

/** A locked package stops the connections that draw on it. */
export function lockOf(
  world: World,
  packageId: string | undefined,
): Pick<FabricLink, 'up' | 'downReason' | 'downText'> {
  const source: BandwidthPackage | undefined =
    packageId === undefined ? undefined : find(world.alibaba.bandwidthPackages, packageId);
  if (!source || source.BusinessStatus === 'Normal') return { up: true };
  return {
    up: false,
    downReason: 'NO_REGION_CONNECTION',
    downText: `${source.CenBandwidthPackageId}, which this connection draws on, is ${source.BusinessStatus}`,
  };
}
