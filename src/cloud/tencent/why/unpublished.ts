import { cidr, hasIp, ip } from '../../../model/cidr.js';
import { rows } from '../../../model/json.js';
import { lineUp } from '../../faults.js';
import { find, subnetsOf } from '../../lookup.js';
import type { NoRoute } from '../../model.js';
import type { World } from '../../world.js';
import { inOrder } from '../lookup.js';
import { mainTableIdOf } from '../routes/vpc-routes.js';
import type { CcnAttachment } from '../state/ccn.js';
import { vpnRoutesOf } from '../vpn-routes.js';

/** Why an instance gives its CCN no route to an address that it could lead to. */
export function whyUnpublished(world: World, there: CcnAttachment, address: string): NoRoute {
  switch (there.InstanceType) {
    case 'VPC':
      return whyVpc(world, there, address);
    case 'DIRECTCONNECT':
      return whyBorder(world, there, address);
    case 'VPNGW':
      return whyVpn(world, there, address);
  }
}

const serves = (block: string, address: string): boolean => hasIp(cidr(block), ip(address));

const notPublished = (object: string, text: string): NoRoute => ({ code: 'NOT_PUBLISHED', object, text });
const noRoute = (object: string, text: string): NoRoute => ({ code: 'NO_ROUTE', object, text });

/** What is in no subnet is published by a route of the VPC's own. */
function whyVpc(world: World, { InstanceId: vpc, CcnId }: CcnAttachment, address: string): NoRoute {
  const table = mainTableIdOf(world, vpc);
  const entry = find(world.routeTables, table)?.entries.find(({ cidr: block }) => serves(block, address));
  if (entry)
    return notPublished(
      entry.id,
      `route ${entry.id} for ${entry.cidr} of ${vpc} is not published to ${CcnId} (NotifyRoutes publishes it)`,
    );
  return subnetsOf(world, vpc).some((subnet) => serves(subnet.cidr, address))
    ? noRoute(vpc, `${vpc} publishes no route to ${address} to ${CcnId}`)
    : noRoute(table, `route table ${table} of ${vpc} has no route to ${address} to publish (CreateRoutes)`);
}

function whyBorder(world: World, { InstanceId: id, CcnId }: CcnAttachment, address: string): NoRoute {
  const gateway = find(world.tencent.directConnectGateways, id);
  if (gateway?.CcnRouteType === 'STATIC')
    return notPublished(
      id,
      `direct connect gateway ${id} tells ${CcnId} of no block with ${address} ` +
        '(CreateDirectConnectGatewayCcnRoutes, or CcnRouteType BGP)',
    );
  const cut = inOrder(rows(world.tencent.directConnectTunnels))
    .filter((tunnel) => tunnel.DirectConnectGatewayId === id)
    .flatMap((tunnel) => find(world.lines, tunnel.DirectConnectId) ?? [])
    .find((line) => !lineUp(world, line.id) && leadsTo(world, line.dataCentre, address));
  return cut
    ? {
        code: 'LINE_DOWN',
        object: cut.id,
        text: `what ${id} learned by BGP of ${address} is withdrawn: leased line ${cut.id} is down`,
      }
    : noRoute(id, `direct connect gateway ${id} learns no block with ${address}`);
}

const leadsTo = (world: World, centre: string, address: string): boolean => {
  const block = find(world.dataCentres, centre)?.cidr;
  return block !== undefined && serves(block, address);
};

function whyVpn(world: World, { InstanceId: id, CcnId }: CcnAttachment, address: string): NoRoute {
  const route = vpnRoutesOf(world, id).find((one) => serves(one.DestinationCidrBlock, address));
  return route
    ? notPublished(
        id,
        `VPN gateway ${id} does not tell ${CcnId} of ${route.DestinationCidrBlock} (ModifyVpnGatewayCcnRoutes enables it)`,
      )
    : noRoute(id, `no IPsec connection of VPN gateway ${id} leads to ${address}`);
}
