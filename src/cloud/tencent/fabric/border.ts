import type { FabricLink, Route, Router } from '../../../fabric/fabric.js';
import { oneABlock } from '../../../fabric/table.js';
import { type Cidr, cidr, overlaps } from '../../../model/cidr.js';
import { rows } from '../../../model/json.js';
import { find } from '../../lookup.js';
import { gatewayLinkId, lineLinkId } from '../../sites/ids.js';
import { type Border, lineLink } from '../../sites/line.js';
import { vpnRouter } from '../../sites/vpn.js';
import { attachmentLinkId } from '../../transit.js';
import type { DataCentre, World } from '../../world.js';
import { activeOf, inOrder, routeTableOf } from '../lookup.js';
import { routesIn } from '../routes/ccn-routes.js';
import type { DirectConnectGateway, DirectConnectTunnel } from '../state/border.js';

const gatewaysOf = (world: World): DirectConnectGateway[] => rows(world.tencent.directConnectGateways);

/** The tunnels of a gateway that lead to a data centre, the first one to each. */
function tunnelsOf(
  world: World,
  gateway: DirectConnectGateway,
): { readonly tunnel: DirectConnectTunnel; readonly centre: DataCentre }[] {
  const seen = new Set<string>();
  return inOrder(rows(world.tencent.directConnectTunnels)).flatMap((tunnel) => {
    if (tunnel.DirectConnectGatewayId !== gateway.DirectConnectGatewayId) return [];
    const line = find(world.lines, tunnel.DirectConnectId);
    const centre = line && find(world.dataCentres, line.dataCentre);
    if (!centre || seen.has(centre.id)) return [];
    seen.add(centre.id);
    return [{ tunnel, centre }];
  });
}

/** What a network takes from the CCN it is in. */
export function learnedFrom(world: World, instance: string): Route[] {
  const row = activeOf(world, instance);
  const table = row && routeTableOf(world, row);
  if (!row || !table) return [];
  return routesIn(world, table.RouteTableId)
    .filter((route) => route.Enabled && route.InstanceId !== instance)
    .map((route) => ({
      cidr: cidr(route.DestinationCidrBlock),
      target: { kind: 'link', link: attachmentLinkId(row.CcnId, instance) },
      origin: {
        object: route.RouteId,
        text: `CCN route ${route.RouteId} to ${route.source} of ${route.InstanceId}`,
      },
    }));
}

/** A router for each direct connect gateway: into data centres, and to its CCN or VPC. */
export const borderRouters = (world: World): Router[] =>
  gatewaysOf(world).map((gateway) => ({
    id: gateway.DirectConnectGatewayId,
    kind: 'direct-connect',
    label: `direct connect gateway ${gateway.DirectConnectGatewayId} (${gateway.region}, account ${gateway.account})`,
    region: gateway.region,
    account: gateway.account,
    tables: {
      main: oneABlock([
        ...intoDataCentres(world, gateway),
        ...intoVpc(world, gateway),
        ...learnedFrom(world, gateway.DirectConnectGatewayId),
      ]),
    },
  }));

/** By BGP the block of each data centre; else the blocks that calls set, to the data centre whose block fits. */
function intoDataCentres(world: World, gateway: DirectConnectGateway): Route[] {
  const id = gateway.DirectConnectGatewayId;
  const ways = tunnelsOf(world, gateway);
  if (gateway.CcnRouteType === 'BGP' || gateway.NetworkType === 'VPC')
    return ways.map(({ centre }) =>
      overLine(id, centre, cidr(centre.cidr), centre.id, `data centre ${centre.id}`),
    );
  return inOrder(rows(world.tencent.directConnectGatewayRoutes))
    .filter((route) => route.DirectConnectGatewayId === id)
    .flatMap((route) => {
      const block = cidr(route.DestinationCidrBlock);
      const way = ways.find(({ centre }) => overlaps(cidr(centre.cidr), block)) ?? ways[0];
      return way ? [overLine(id, way.centre, block, route.RouteId, `static route ${route.RouteId}`)] : [];
    });
}

const overLine = (gateway: string, centre: DataCentre, block: Cidr, object: string, text: string): Route => ({
  cidr: block,
  target: { kind: 'link', link: lineLinkId(gateway, centre.id) },
  origin: { object, text: `${text} behind ${gateway}` },
});

const vpcBehind = (world: World, gateway: DirectConnectGateway) =>
  gateway.NetworkType === 'VPC' ? find(world.vpcs, gateway.NetworkInstanceId) : undefined;

const intoVpc = (world: World, gateway: DirectConnectGateway): Route[] =>
  (vpcBehind(world, gateway)?.cidrs ?? []).map((block) => ({
    cidr: cidr(block),
    target: {
      kind: 'link',
      link: gatewayLinkId(gateway.DirectConnectGatewayId, gateway.NetworkInstanceId),
    },
    origin: { object: gateway.NetworkInstanceId, text: `block of VPC ${gateway.NetworkInstanceId}` },
  }));

/** VPN gateways that were made for a CCN; those in a VPC are made beside the clouds. */
export const vpnRouters = (world: World): Router[] =>
  rows(world.vpnGateways)
    .filter(
      (gateway) => gateway.vpc === undefined && find(world.accounts, gateway.account)?.cloud === 'tencent',
    )
    .map((gateway) => vpnRouter(world, gateway, learnedFrom(world, gateway.id)));

/** Leased lines, and the cables of direct connect gateways that stand in a VPC. */
export const borderLinks = (world: World): FabricLink[] =>
  gatewaysOf(world).flatMap((gateway) => [
    ...tunnelsOf(world, gateway).flatMap(({ tunnel }) => lineLink(world, borderOf(gateway, tunnel))),
    ...vpcCable(world, gateway),
  ]);

const borderOf = (gateway: DirectConnectGateway, tunnel: DirectConnectTunnel): Border => ({
  id: gateway.DirectConnectGatewayId,
  line: tunnel.DirectConnectId,
  bgp: gateway.CcnRouteType === 'BGP',
  ...(tunnel.Bandwidth !== undefined && { bandwidth: tunnel.Bandwidth * 1_000_000 }),
});

function vpcCable(world: World, gateway: DirectConnectGateway): FabricLink[] {
  const vpc = vpcBehind(world, gateway);
  if (!vpc) return [];
  const id = gateway.DirectConnectGatewayId;
  return [
    {
      id: gatewayLinkId(id, vpc.id),
      kind: 'attachment',
      label: `direct connect gateway ${id} of VPC ${vpc.id}`,
      ends: [id, vpc.id],
      up: true,
    },
  ];
}
