import type { Fabric, FabricLink, Route, Router } from '../../fabric/fabric.js';
import { oneABlock } from '../../fabric/table.js';
import { cidr } from '../../model/cidr.js';
import { rows } from '../../model/json.js';
import { formatRate } from '../../model/units.js';
import { lineUp } from '../faults.js';
import { find } from '../lookup.js';
import type { VpnConnection, VpnGateway, World } from '../world.js';
import { gatewayLinkId } from './ids.js';

/**
 * The router of a VPN gateway. `inward` leads to what it serves: its VPC, or the interconnect that attached it. What
 * lies behind the other ends of its connections it reaches through those that are up.
 */
export const vpnRouter = (world: World, gateway: VpnGateway, inward: readonly Route[]): Router => ({
  id: gateway.id,
  kind: 'vpn',
  label: `VPN gateway ${gateway.id} (${gateway.region}, account ${gateway.account})`,
  region: gateway.region,
  account: gateway.account,
  tables: {
    main: oneABlock([
      ...inward,
      ...connectionsOf(world, gateway.id)
        .filter(({ connection }) => lineUp(world, connection.id))
        .flatMap(outward),
    ]),
  },
});

/** A connection as seen from one of its ends. */
interface Seen {
  readonly connection: VpnConnection;
  readonly near: readonly string[];
  readonly far: readonly string[];
}

const connectionsOf = (world: World, gateway: string): Seen[] =>
  standing(world).flatMap((connection) => {
    const { ends, networks } = connection;
    if (ends[0] === gateway) return [{ connection, near: networks[0], far: networks[1] }];
    return ends[1] === gateway ? [{ connection, near: networks[1], far: networks[0] }] : [];
  });

/** The connections both of whose ends exist. */
const standing = (world: World): VpnConnection[] =>
  rows(world.vpnConnections).filter(
    ({ ends }) =>
      ends[0] !== ends[1] &&
      ends.every((end) => find(world.vpnGateways, end) ?? find(world.dataCentres, end)),
  );

const outward = ({ connection, far }: Seen): Route[] =>
  far.map((block) => ({
    cidr: cidr(block),
    target: { kind: 'link', link: connection.id },
    origin: { object: connection.id, text: `remote network of IPsec connection ${connection.id}` },
  }));

/** The router of a gateway that stands in a VPC, or in nothing. */
export const gatewayRouter = (world: World, gateway: VpnGateway, clouds: Fabric): Router =>
  vpnRouter(world, gateway, inwardRoutes(world, gateway, clouds));

/** Into its VPC go the VPC's blocks and what its connections say lies on this side. */
function inwardRoutes(world: World, gateway: VpnGateway, clouds: Fabric): Route[] {
  const vpc = vpcOf(world, gateway, clouds);
  if (!vpc) return [];
  const near = connectionsOf(world, gateway.id).flatMap((seen) => seen.near);
  return [...vpc.cidrs, ...near].map((block) => ({
    cidr: cidr(block),
    target: { kind: 'link', link: gatewayLinkId(gateway.id, vpc.id) },
    origin: { object: gateway.id, text: `VPN gateway ${gateway.id} serves VPC ${vpc.id}` },
  }));
}

const vpcOf = (world: World, { vpc = '' }: VpnGateway, clouds: Fabric) =>
  find(clouds.routers, vpc) && find(world.vpcs, vpc);

/** The cable of a gateway to its VPC, if it stands in one. */
export function gatewayLink(world: World, gateway: VpnGateway, clouds: Fabric): FabricLink[] {
  const vpc = vpcOf(world, gateway, clouds);
  return vpc
    ? [
        {
          id: gatewayLinkId(gateway.id, vpc.id),
          kind: 'attachment',
          label: `VPN gateway ${gateway.id} of VPC ${vpc.id}`,
          ends: [gateway.id, vpc.id],
          up: true,
        },
      ]
    : [];
}

/** IPsec connections; the gateway with less bandwidth limits both directions. */
export const tunnelLinks = (world: World): FabricLink[] =>
  standing(world).map((connection) => {
    const label = `IPsec connection ${connection.id} between ${connection.ends.join(' and ')}`;
    return {
      id: connection.id,
      kind: 'tunnel',
      label,
      ends: connection.ends,
      ...(lineUp(world, connection.id)
        ? { up: true }
        : { up: false, downReason: 'LINE_DOWN', downText: `${label} is down` }),
      ...rateOf(world, connection),
    };
  });

function rateOf(world: World, { ends }: VpnConnection): Pick<FabricLink, 'rate' | 'rateOrigin'> {
  const [narrowest] = ends
    .flatMap((end) => find(world.vpnGateways, end) ?? [])
    .sort((a, b) => a.bandwidth - b.bandwidth);
  if (!narrowest) return {};
  const { id, bandwidth } = narrowest;
  const text = `VPN gateway ${id}: ${formatRate(bandwidth)}`;
  return { rate: [bandwidth, bandwidth], rateOrigin: { object: id, text } };
}
