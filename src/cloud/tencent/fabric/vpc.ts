import type { Route, Router, RouteTarget } from '../../../fabric/fabric.js';
import { oneABlock } from '../../../fabric/table.js';
import { type Cidr, cidr, contains, type Ip } from '../../../model/cidr.js';
import { find, hostsOf, subnetsOf } from '../../lookup.js';
import { gatewayLinkId } from '../../sites/ids.js';
import { attachmentLinkId } from '../../transit.js';
import { entryRoute, localRoutes } from '../../vpc-fabric.js';
import type { RouteEntry, Vpc, World } from '../../world.js';
import { ccnRoutesIn, mainTableIdOf, userRoutesIn } from '../routes/vpc-routes.js';
import type { VpcCcnRoute } from '../state/routes.js';
import { filterOf } from './filter.js';

/** The VPC's own addresses come first; then the most specific route; of equal ones the CCN's. */
export function vpcRouter(world: World, vpc: Vpc): Router {
  const filter = filterOf(world, vpc.id);
  const table = mainTableIdOf(world, vpc.id);
  return {
    id: vpc.id,
    kind: 'vpc',
    label: `VPC ${vpc.id} (${vpc.region}, account ${vpc.account})`,
    region: vpc.region,
    account: vpc.account,
    tables: {
      main: oneABlock([
        ...localRoutes(world, vpc.id, 'local route of subnet'),
        ...withoutLocal(world, vpc.id, [
          ...ccnRoutesIn(world, table).flatMap((row) => ccnRoute(world, row)),
          ...userRoutesIn(world, table).map((entry) => entryRoute(entry, nextHop(world, vpc.id, entry))),
        ]),
      ]),
    },
    ...(filter && { filter }),
  };
}

/** No route leads out of the VPC to a part of one of its subnets. */
function withoutLocal(world: World, vpc: string, routes: readonly Route[]): Route[] {
  const local = subnetsOf(world, vpc).map((subnet) => cidr(subnet.cidr));
  return routes.filter((route) => !local.some((block) => contains(block, route.cidr)));
}

/** Switched on in the CCN's table and in the VPC's. */
function ccnRoute(world: World, row: VpcCcnRoute): Route[] {
  const route = find(world.tencent.ccnRoutes, row.RouteId);
  if (!row.Enabled || !route) return [];
  return [
    {
      cidr: cidr(row.DestinationCidrBlock),
      target: { kind: 'link', link: attachmentLinkId(row.CcnId, row.vpc) },
      origin: {
        object: row.RouteId,
        text: `CCN route ${row.RouteId} to ${route.source} of ${route.InstanceId}`,
      },
    },
  ];
}

function nextHop(
  world: World,
  vpc: string,
  { nextHopType, nextHopId: id }: RouteEntry,
): RouteTarget | undefined {
  switch (nextHopType) {
    case 'CVM':
    case 'NORMAL_CVM': {
      const inVpc = hostsOf(world, vpc).some((host) => host.id === id);
      return inVpc ? { kind: 'host', host: id } : undefined;
    }
    case 'VPN':
      return find(world.vpnGateways, id)?.vpc === vpc
        ? { kind: 'link', link: gatewayLinkId(id, vpc) }
        : undefined;
    case 'DIRECTCONNECT': {
      const gateway = find(world.tencent.directConnectGateways, id);
      const inVpc = gateway?.NetworkType === 'VPC' && gateway.NetworkInstanceId === vpc;
      return inVpc ? { kind: 'link', link: gatewayLinkId(id, vpc) } : undefined;
    }
    default:
      return undefined;
  }
}

/** The subnet's gateway has the first address: .1 in a /24. */
export const gatewayOf = (block: Cidr): Ip => block.base + 1;
