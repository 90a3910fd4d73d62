import { rows } from '../../../model/json.js';
import { holds, homeBlock } from '../../home.js';
import { dataCentreOfHost, find, hostsOf } from '../../lookup.js';
import { type Obstacle, type Remedies, type Remedy, sweeping } from '../../remedies.js';
import type { World } from '../../world.js';
import { mainTableIdOf } from '../routes/vpc-routes.js';
import { destinationsOf, vpcOfGateway } from '../why/destination.js';
import { call, remedyOf } from './calls.js';
import { switchedOff, tableWith } from './entries.js';
import { borderForHost, connected } from './gateway.js';

/** A route that nobody has made: in a VPC's table, or as a block of an IPsec connection. */
export const routing: Remedies = (world, _fabric, obstacle) => [
  ...inVpc(world, obstacle),
  ...byConnection(world, obstacle),
  ...byTunnel(world, obstacle),
  ...[obstacle.from, obstacle.to].flatMap((host) => borderForHost(world, host)),
];

function inVpc(world: World, { object, to, destination }: Obstacle): readonly Remedy[] {
  const table = tableWith(world, object) ?? tableWith(world, mainTableIdOf(world, object));
  if (!table) return [];
  const route = (DestinationCidrBlock: string, GatewayType: string, GatewayId: string): Remedy =>
    remedyOf(
      call(table.account, 'CreateRoutes', {
        RouteTableId: table.id,
        Routes: [{ DestinationCidrBlock, GatewayType, GatewayId }],
      }),
    );
  const gateways = destinationsOf(world, to, destination)
    .filter((id) => vpcOfGateway(world, id) === table.vpc)
    .map((id) => {
      const type = find(world.vpnGateways, id) ? 'VPN' : 'DIRECTCONNECT';
      return route(blockBehind(world, id, to, destination), type, id);
    });
  const instance = hostsOf(world, table.vpc).some(({ id }) => id === to)
    ? [route(`${destination}/32`, 'NORMAL_CVM', to)]
    : [];
  return [...gateways, ...instance];
}

/** What a gateway's connections say lies behind it; of a leased line the block of the data centre. */
const blockBehind = (world: World, gateway: string, to: string, address: string): string =>
  rows(world.vpnConnections)
    .flatMap(({ ends, networks }) =>
      ends.flatMap((end, i) => (end === gateway ? (networks[1 - i] ?? []) : [])),
    )
    .find((block) => holds(block, address)) ?? homeBlock(world, to, address);

function byConnection(world: World, obstacle: Obstacle): readonly Remedy[] {
  const gateway = find(world.vpnGateways, obstacle.object);
  if (!gateway || find(world.accounts, gateway.account)?.cloud !== 'tencent') return [];
  return connected(world, gateway.id, gateway.account, gateway.id, obstacle).map((connect) =>
    remedyOf(connect),
  );
}

/** A gateway that stands in a VPC gets a tunnel, or the VPC's own route to it goes off. */
function byTunnel(world: World, { object, to, destination }: Obstacle): readonly Remedy[] {
  const gateway = find(world.tencent.directConnectGateways, object);
  if (!gateway) return [];
  const centre = dataCentreOfHost(world, to)?.id;
  const tunnels = rows(world.lines)
    .filter(({ account, dataCentre }) => account === gateway.account && dataCentre === centre)
    .map(({ id }) =>
      remedyOf(
        call(gateway.account, 'CreateDirectConnectTunnel', {
          DirectConnectId: id,
          DirectConnectTunnelName: 'way',
          DirectConnectGatewayId: object,
        }),
      ),
    );
  const routes = rows(world.routeTables)
    .flatMap(({ entries }) => entries)
    .filter((entry) => entry.nextHopId === object && holds(entry.cidr, destination))
    .map(({ id }) => sweeping(remedyOf(...switchedOff(world, id))));
  return [...tunnels, ...routes];
}
