import { cidr, hasIp, ip } from '../../../model/cidr.js';
import { rows } from '../../../model/json.js';
import { find, mainTableOf } from '../../lookup.js';
import { callsOf, type Obstacle, type Remedies, type Remedy } from '../../remedies.js';
import type { World } from '../../world.js';
import { attachmentsOfVpc, carries } from '../enterprise/lookup.js';
import { connectedWith } from '../fabric/peering.js';
import { routerInterfacesOf } from '../lookup.js';
import { vlanInterface } from '../vbr/lookup.js';
import { endsOf } from './ends.js';

/** A route of a network's own to what stands ready to carry packets there: a line, a VPN gateway, a peering, an attachment. */
export const addRoute: Remedies = (world, _fabric, obstacle) => {
  const { from, to } = endsOf(world, obstacle);
  const networks = [...new Set([...from, ...to])];
  return [
    ...networks.flatMap((id) => overLine(world, id, obstacle)),
    ...networks.flatMap((id) => intoTunnel(world, id, obstacle)),
    ...from.flatMap((id) => overPeering(world, id, to, obstacle)),
    ...to.flatMap((id) => toAlias(world, id, obstacle)),
    ...from.flatMap((id) => overAttachment(world, id, obstacle)),
  ];
};

function entry(
  world: World,
  vpc: string,
  DestinationCidrBlock: string,
  NextHopType: string,
  NextHopId: string,
): Remedy[] {
  const RouteTableId = mainTableOf(world, vpc)?.id;
  const account = find(world.vpcs, vpc)?.account;
  if (RouteTableId === undefined || account === undefined) return [];
  const params = { RouteTableId, DestinationCidrBlock, NextHopType, NextHopId };
  return [callsOf(account, { action: 'CreateRouteEntry', params })];
}

/** The block of the destination's vSwitch; of a further address that a host answers for, the address. */
function blockOf(world: World, { to, destination }: Obstacle): string {
  const host = find(world.hosts, to);
  const subnet = host?.address === destination ? find(world.subnets, host.subnet) : undefined;
  return subnet?.cidr ?? `${destination}/32`;
}

function overLine(world: World, id: string, { destination }: Obstacle): Remedy[] {
  const vbr = find(world.alibaba.vbrs, id);
  const line = vbr && find(world.lines, vbr.PhysicalConnectionId);
  const centre = line && find(world.dataCentres, line.dataCentre);
  if (!vbr || !centre || !hasIp(cidr(centre.cidr), ip(destination))) return [];
  const params = {
    RouteTableId: vbr.RouteTableId,
    DestinationCidrBlock: centre.cidr,
    NextHopType: 'RouterInterface',
    NextHopId: vlanInterface(vbr),
  };
  return [callsOf(vbr.account, { action: 'CreateRouteEntry', params })];
}

const intoTunnel = (world: World, vpc: string, { destination }: Obstacle): Remedy[] =>
  rows(world.vpnConnections).flatMap(({ ends, networks }) =>
    ends.flatMap((end, i) =>
      find(world.vpnGateways, end)?.vpc === vpc
        ? (networks[1 - i] ?? [])
            .filter((block) => hasIp(cidr(block), ip(destination)))
            .flatMap((block) => entry(world, vpc, block, 'VpnGateway', end))
        : [],
    ),
  );

const overPeering = (world: World, vpc: string, to: readonly string[], obstacle: Obstacle): Remedy[] =>
  routerInterfacesOf(world, vpc)
    .filter((row) => to.includes(connectedWith(world, row)?.vpc ?? ''))
    .flatMap(({ RouterInterfaceId }) =>
      entry(world, vpc, blockOf(world, obstacle), 'RouterInterface', RouterInterfaceId),
    );

/** In the host's own VPC: what is sent to the further address goes to the host. */
const toAlias = (world: World, vpc: string, { router, to, destination }: Obstacle): Remedy[] =>
  router === vpc && find(world.hosts, to)?.aliases?.includes(destination)
    ? entry(world, vpc, `${destination}/32`, 'Instance', to)
    : [];

const overAttachment = (world: World, vpc: string, obstacle: Obstacle): Remedy[] =>
  attachmentsOfVpc(world, vpc)
    .filter(carries)
    .flatMap((row) =>
      entry(world, vpc, blockOf(world, obstacle), 'Attachment', row.TransitRouterAttachmentId),
    );
