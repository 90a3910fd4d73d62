import { cidr } from '../../../model/cidr.js';
import { rows } from '../../../model/json.js';
import { lineUp } from '../../faults.js';
import { find, subnetsOf } from '../../lookup.js';
import type { World } from '../../world.js';
import { attachmentsOf, inOrder, isActive } from '../lookup.js';
import type { CcnAttachment } from '../state/ccn.js';

/** A route that an instance gives to its CCN. */
export interface Published {
  readonly from: CcnAttachment;
  readonly block: string;
  /** What it comes from: a subnet, a route that was published, a data centre, a connection. */
  readonly source: string;
  readonly bgp: boolean;
}

/** All that the instances of a CCN publish, in the order in which they came; only those that carry packets do. */
export const publishedIn = (world: World, CcnId: string): Published[] =>
  attachmentsOf(world, CcnId)
    .filter(isActive)
    .flatMap((row) => oneABlock(publishedBy(world, row)));

const publishedBy = (world: World, row: CcnAttachment): Published[] => {
  switch (row.InstanceType) {
    case 'VPC':
      return [...fromSubnets(world, row), ...fromNotices(world, row)];
    case 'DIRECTCONNECT':
      return fromDataCentres(world, row);
    case 'VPNGW':
      return fromConnections(world, row);
  }
};

const published = (from: CcnAttachment, block: string, source: string, bgp = false): Published => ({
  from,
  block: cidr(block).text,
  source,
  bgp,
});

/** Each subnet's block, or the VPC's whole blocks if its owner wants it so. */
function fromSubnets(world: World, row: CcnAttachment): Published[] {
  const vpc = row.InstanceId;
  if (find(world.tencent.vpcSettings, vpc)?.EnableRouteVpcPublish)
    return (find(world.vpcs, vpc)?.cidrs ?? []).map((block) => published(row, block, vpc));
  return subnetsOf(world, vpc).map((subnet) => published(row, subnet.cidr, subnet.id));
}

/** Entries of the VPC's route tables that were published by NotifyRoutes and are switched on. */
const fromNotices = (world: World, row: CcnAttachment): Published[] =>
  inOrder(rows(world.tencent.notifiedRoutes)).flatMap((notice) => {
    const table = find(world.routeTables, notice.routeTable);
    const entry = table?.entries.find(({ id }) => id === notice.entry);
    return table?.vpc === row.InstanceId && entry && entry.enabled !== false
      ? [published(row, entry.cidr, entry.id)]
      : [];
  });

/** By BGP what lies behind the lines that are up; else what was set by calls. */
function fromDataCentres(world: World, row: CcnAttachment): Published[] {
  const id = row.InstanceId;
  if (find(world.tencent.directConnectGateways, id)?.CcnRouteType === 'STATIC')
    return inOrder(rows(world.tencent.directConnectGatewayRoutes))
      .filter((route) => route.DirectConnectGatewayId === id)
      .map((route) => published(row, route.DestinationCidrBlock, route.RouteId));
  return inOrder(rows(world.tencent.directConnectTunnels))
    .filter((tunnel) => tunnel.DirectConnectGatewayId === id && lineUp(world, tunnel.DirectConnectId))
    .flatMap((tunnel) => {
      const line = find(world.lines, tunnel.DirectConnectId);
      const centre = line && find(world.dataCentres, line.dataCentre);
      return centre ? [published(row, centre.cidr, centre.id, true)] : [];
    });
}

/** The blocks behind the far ends of the gateway's connections, without those that were switched off. */
const fromConnections = (world: World, row: CcnAttachment): Published[] =>
  rows(world.vpnConnections)
    .flatMap(({ id, ends, networks }) =>
      ends.flatMap((end, i) =>
        end === row.InstanceId ? (networks[1 - i] ?? []).map((block) => published(row, block, id)) : [],
      ),
    )
    .filter(
      ({ block }) => find(world.tencent.vpnGatewayRoutes, `${row.InstanceId}/${block}`)?.Status !== 'DISABLE',
    );

function oneABlock(routes: readonly Published[]): Published[] {
  const seen = new Set<string>();
  return routes.filter(({ block }) => !seen.has(block) && seen.add(block));
}
