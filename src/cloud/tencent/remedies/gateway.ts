import { rows } from '../../../model/json.js';
import type { Call } from '../../call.js';
import { blocksAt } from '../../home.js';
import { dataCentreOfHost, find } from '../../lookup.js';
import type { Obstacle, Remedy } from '../../remedies.js';
import type { VpnGateway, World } from '../../world.js';
import { createDirectConnectGateway } from '../actions/direct-connect-gateway.js';
import type { DirectConnectGateway } from '../state/border.js';
import { createVpnGateway } from '../vpc/vpn-gateways.js';
import { call, remedyOf, textAt } from './calls.js';

/** Beside a gateway that serves one VPC another one for CCNs, to the same place. */
export function gatewayForCcn(world: World, obstacle: Obstacle): readonly Remedy[] {
  const border = find(world.tencent.directConnectGateways, obstacle.object);
  if (border) return borderForCcn(world, border);
  const gateway = find(world.vpnGateways, obstacle.object);
  return gateway ? vpnForCcn(world, gateway, obstacle) : [];
}

const borderForCcn = (world: World, border: DirectConnectGateway): readonly Remedy[] =>
  rows(world.tencent.directConnectTunnels)
    .filter((tunnel) => tunnel.DirectConnectGatewayId === border.DirectConnectGatewayId)
    .flatMap(({ DirectConnectId }) => withBorder(world, border.account, border.region, DirectConnectId));

/** At the end of a leased line a gateway for CCNs, which learns by BGP. */
function withBorder(
  world: World,
  account: string,
  Region: string,
  DirectConnectId: string,
): readonly Remedy[] {
  const create = call(account, 'CreateDirectConnectGateway', {
    Region,
    DirectConnectGatewayName: 'ccn',
    NetworkType: 'CCN',
  });
  const made = createDirectConnectGateway.run(world, create);
  if (!made.ok) return [];
  const tunnel = call(account, 'CreateDirectConnectTunnel', {
    DirectConnectId,
    DirectConnectTunnelName: 'ccn',
    DirectConnectGatewayId: textAt(made.response, 'DirectConnectGateway', 'DirectConnectGatewayId'),
    RouteType: 'BGP',
  });
  return [remedyOf(create, tunnel)];
}

/** Leased lines of a host's data centre that end in nothing yet. */
export function borderForHost(world: World, host: string): readonly Remedy[] {
  const centre = dataCentreOfHost(world, host);
  if (!centre) return [];
  const used = new Set(rows(world.tencent.directConnectTunnels).map((tunnel) => tunnel.DirectConnectId));
  return rows(world.lines)
    .filter(
      ({ id, account, dataCentre }) => dataCentre === centre.id && !used.has(id) && isOurs(world, account),
    )
    .flatMap(({ id, account, region }) => withBorder(world, account, region, id));
}

const isOurs = (world: World, account: string): boolean => find(world.accounts, account)?.cloud === 'tencent';

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
