import type { FabricLink, Payer, Route, Router } from '../../../fabric/fabric.js';
import { find } from '../../lookup.js';
import type { World } from '../../world.js';
import { attachedTo, connectionKey, pairText, regionsOf } from '../lookup.js';
import { REGIONS } from '../regions.js';
import { domainOf } from '../routes/domain.js';
import type { Offer } from '../routes/publish.js';
import type { BandwidthPackage } from '../state/bandwidth-package.js';
import type { Cen } from '../state/cen.js';
import { attachmentLinkId, regionLinkId, transitRouterId } from './ids.js';

/** Bits per second between regions that nobody bought bandwidth for: enough to test connectivity. */
export const TEST_BANDWIDTH = 1_000;

/** Packets from other regions are for local networks only: this table decides for them. */
const FROM_REGIONS = 'from-regions';

/** The routers of a CEN, one for each region with an attached network. */
export const transitRouters = (world: World, cen: Cen): Router[] =>
  regionsOf(world, cen.CenId).map((region) => transitRouter(world, cen, region));

function transitRouter(world: World, cen: Cen, region: string): Router {
  const domain = domainOf(world, cen.CenId).regions.get(region);
  const table = (routes: readonly Offer[] = []) => routes.map((route) => transitRoute(cen, region, route));
  const others = regionsOf(world, cen.CenId).filter((other) => other !== region);
  const links = others.map((other) => regionLinkId(cen.CenId, region, other));
  return {
    id: transitRouterId(cen.CenId, region),
    kind: 'transit',
    label: `transit router of ${cen.CenId} in ${region} (${REGIONS[region]?.name ?? region})`,
    region,
    account: cen.account,
    network: cen.CenId,
    tables: {
      main: table(domain?.routes.filter(({ status }) => status === 'Active')),
      ...(links.length > 0 && { [FROM_REGIONS]: table(domain?.local) }),
    },
    ...(links.length > 0 && {
      ingressTables: Object.fromEntries(links.map((link) => [link, FROM_REGIONS])),
    }),
  };
}

const transitRoute = ({ CenId }: Cen, region: string, route: Offer): Route => ({
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
  attachedTo(world, CenId).map((row) => ({
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

function regionLink(world: World, cen: Cen, regions: readonly [string, string]): FabricLink {
  const { CenId } = cen;
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
    payer: payerOf(world, cen, bought?.CenBandwidthPackageId),
  };
}

/** Traffic over a package is its owner's; what nobody bought is free. */
export function payerOf(world: World, cen: Cen, packageId: string | undefined): Payer {
  const source = packageId === undefined ? undefined : find(world.alibaba.bandwidthPackages, packageId);
  const network = cen.CenId;
  return source
    ? { account: source.account, network, object: source.CenBandwidthPackageId, terms: 'bought' }
    : { account: cen.account, network, object: network, terms: 'test' };
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
    downReason: 'PACKAGE_EXPIRED',
    downText: `${source.CenBandwidthPackageId}, which this connection draws on, is ${source.BusinessStatus}`,
  };
}
