import { rows } from '../../../model/json.js';
import type { Call } from '../../call.js';
import { blocksAt } from '../../home.js';
import { dataCentreOfHost, find } from '../../lookup.js';
import type { Obstacle, Remedy } from '../../remedies.js';
import type { VpnGateway, World } from '../../world.js';
import { createDirectConnectGateway } from '../actions/direct-connect-gateway.js';
import type { DirectConnectGateway } from '../state.js';
import { createVpnGateway } from '../vpc/vpn-gateways.js';
import { call, remedyOf, textAt } from './calls.js';

/** Beside a gateway that serves one VPC another one for CCNs, to the same place. */
export function gatewayForCcn(world: World, obstacle: Obstacle): readonly Remedy[] {
  const border = find(world.tencent.directConnectGateways, obstacle.object);
  if (border) return borderForCcn(world, border);
  const gateway = find(world.vpnGateways, obstacle.object);
  return gateway ? vpnForCcn(world, gateway, obstacle) : [];
}

function borderForCcn(world: World, border: DirectConnectGateway): readonly Remedy[] {
  const { account, region: Region, DirectConnectGatewayId: id } = border;
  const create = call(account, 'CreateDirectConnectGateway', {
    Region,
    DirectConnectGatewayName: 'ccn',
    NetworkType: 'CCN',
  });
  const made = createDirectConnectGateway.run(world, create);
  if (!made.ok) return [];
  const DirectConnectGatewayId = textAt(made.response, 'DirectConnectGateway', 'DirectConnectGatewayId');
  return rows(world.tencent.directConnectTunnels)
    .filter((tunnel) => tunnel.DirectConnectGatewayId === id)
    .map(({ DirectConnectId }) =>
      remedyOf(
        create,
        call(account, 'CreateDirectConnectTunnel', {
          DirectConnectId,
          DirectConnectTunnelName: 'ccn',
          DirectConnectGatewayId,
          RouteType: 'BGP',
        }),
      ),
    );
}

function vpnForCcn(world: World, gateway: VpnGateway, obstacle: Obstacle): readonly Remedy[] {
  const { account, region: Region, bandwidth } = gateway;
  const create = call(account, 'CreateVpnGateway', {
    Region,
    VpnGatewayName: 'ccn',
    InternetMaxBandwidthOut: bandwidth / 1e6,
    Type: 'CCN',
  });
  const made = createVpnGateway.run(world, create);
  if (!made.ok) return [];
  return connected(
    world,
    textAt(made.response, 'VpnGateway', 'VpnGatewayId'),
    account,
    gateway.id,
    obstacle,
  ).map((connect) => remedyOf(create, connect));
}

/** IPsec connections of a gateway to where those of `like` lead, and to the data centre of the host. */
export function connected(
  world: World,
  VpnGatewayId: string,
  account: string,
  like: string,
  obstacle: Obstacle,
): readonly Call[] {
  const ends = rows(world.vpnConnections).flatMap(({ ends: [a, b] }) =>
    a === like ? [b] : b === like ? [a] : [],
  );
  const centre = dataCentreOfHost(world, obstacle.to)?.id;
  const { near, far } = blocksAt(world, like, obstacle);
  return [...new Set([...(centre === undefined ? [] : [centre]), ...ends])].map((CustomerGatewayId) =>
    call(account, 'CreateVpnConnection', {
      VpnGatewayId,
      CustomerGatewayId,
      VpnConnectionName: 'way',
      SecurityPolicyDatabases: [{ LocalCidrBlock: near.block, RemoteCidrBlock: [far.block] }],
    }),
  );
}
