import type { FabricLink, Route, Router } from '../../../fabric/fabric.js';
import { compareCidr } from '../../../model/cidr.js';
import { rows } from '../../../model/json.js';
import { find } from '../../lookup.js';
import type { World } from '../../world.js';
import { lockOf, payerOf } from '../fabric/transit.js';
import { pair, pairText } from '../lookup.js';
import { REGIONS } from '../regions.js';
import { linkOf, regionOf } from './links.js';
import { attachmentsAt, carries, isVpc, routeTablesOf, tableFor } from './lookup.js';
import { allPublishedTo } from './publish.js';
import { activeRoutes, type RankedRoute } from './routes.js';
import type { PeerAttachment, TransitRouter, TransitRouterAttachment, VpcAttachment } from './state.js';

/** A router for each transit router. Its main table is empty: it decides for attachments without association. */
export const enterpriseRouters = (world: World): Router[] =>
  rows(world.alibaba.transitRouters).map((row) => ({
    id: row.TransitRouterId,
    kind: 'transit',
    label: `transit router ${row.TransitRouterId} of ${row.CenId} in ${row.RegionId} (${REGIONS[row.RegionId]?.name ?? row.RegionId})`,
    region: row.RegionId,
    account: row.account,
    network: row.CenId,
    tables: { main: [], ...tablesOf(world, row) },
    ingressTables: ingressTablesOf(world, row),
  }));

const tablesOf = (world: World, { TransitRouterId }: TransitRouter): Record<string, Route[]> =>
  Object.fromEntries(
    routeTablesOf(world, TransitRouterId).map(({ TransitRouterRouteTableId: table }) => [
      table,
      activeRoutes(world, TransitRouterId, table)
        .map((route) => transitRoute(world, table, route))
        .sort((a, b) => compareCidr(a.cidr, b.cidr)),
    ]),
  );

const transitRoute = (world: World, table: string, route: RankedRoute): Route => ({
  cidr: route.cidr,
  target: route.nextHop ? { kind: 'link', link: linkOf(world, route.nextHop) } : { kind: 'blackhole' },
  origin: {
    object: route.object,
    text: route.type === 'Static' ? route.text : `route of ${table} to ${route.text}`,
  },
});

const ingressTablesOf = (world: World, { TransitRouterId }: TransitRouter): Record<string, string> =>
  Object.fromEntries(
    attachmentsAt(world, TransitRouterId)
      .filter(carries)
      .flatMap((row) => {
        const table = tableFor(world, row.TransitRouterAttachmentId, TransitRouterId);
        return table === undefined ? [] : [[linkOf(world, row), table]];
      }),
  );

/** What transit routers write into a VPC's table. */
export const publishedRoutes = (world: World, vpc: string): Route[] =>
  allPublishedTo(world, vpc).flatMap(({ attachment, learned }) =>
    learned.map((route) => ({
      cidr: route.cidr,
      target: { kind: 'link', link: linkOf(world, attachment) },
      origin: { object: route.object, text: `route of ${attachment.TransitRouterId} to ${route.text}` },
    })),
  );

/** The cables of transit routers: to each VPC, and between regions. */
export const enterpriseLinks = (world: World): FabricLink[] =>
  rows(world.alibaba.transitRouterAttachments)
    .filter(carries)
    .map((row) => linkFor(world, row));

const linkFor = (world: World, row: TransitRouterAttachment): FabricLink =>
  isVpc(row) ? vpcLink(world, row) : peerLink(world, row);

const vpcLink = (world: World, row: VpcAttachment): FabricLink => ({
  id: linkOf(world, row),
  kind: 'attachment',
  label: `attachment ${row.TransitRouterAttachmentId} of ${row.VpcId} to ${row.TransitRouterId}`,
  ends: [row.VpcId, row.TransitRouterId],
  up: true,
});

function peerLink(world: World, row: PeerAttachment): FabricLink {
  const [here, there] = [row.TransitRouterId, row.PeerTransitRouterId];
  const regions = pair(regionOf(world, here), regionOf(world, there));
  const name = `peer attachment ${row.TransitRouterAttachmentId} ${pairText(regions)} of ${row.CenId}`;
  const rate = row.effective * 1_000_000;
  const source = row.CenBandwidthPackageId ?? 'pay-by-data-transfer';
  return {
    id: linkOf(world, row),
    kind: 'region-connection',
    label: name,
    ends: regionOf(world, here) === regions[0] ? [here, there] : [there, here],
    ...stateOf(world, row),
    ...(rate > 0 && { rate: [rate, rate] }),
    rateOrigin: {
      object: row.TransitRouterAttachmentId,
      text: `${name}: ${row.effective} Mbit/s of ${source}`,
    },
    ...payerFor(world, row),
  };
}

/** Data transfer is the CEN owner's. */
function payerFor(world: World, row: PeerAttachment): Pick<FabricLink, 'payer'> {
  const cen = find(world.alibaba.cens, row.CenId);
  if (!cen) return {};
  if (row.BandwidthType === 'BandwidthPackage')
    return { payer: payerOf(world, cen, row.CenBandwidthPackageId) };
  return { payer: { account: cen.account, network: row.CenId, object: row.CenId, terms: 'traffic' } };
}

/** Without its package, or with nothing left of it, a peer attachment carries nothing. */
function stateOf(world: World, row: PeerAttachment): Pick<FabricLink, 'up' | 'downReason' | 'downText'> {
  const { CenBandwidthPackageId: id, TransitRouterAttachmentId: name } = row;
  const downReason = 'NO_REGION_CONNECTION';
  if (id !== undefined && !find(world.alibaba.bandwidthPackages, id))
    return { up: false, downReason, downText: `${id}, which ${name} draws on, was released` };
  if (row.effective === 0)
    return { up: false, downReason, downText: `${id} has no bandwidth left for ${name}` };
  return lockOf(world, id);
}
