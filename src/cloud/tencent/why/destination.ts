import { cidr, hasIp, ip } from '../../../model/cidr.js';
import { rows } from '../../../model/json.js';
import { find, vpcOfHost } from '../../lookup.js';
import type { World } from '../../world.js';

/** What people call an instance of a CCN: `VPC vpc-a`; absent if it is none. */
export function instanceName(world: World, id: string): string | undefined {
  if (find(world.vpcs, id)) return `VPC ${id}`;
  if (find(world.tencent.directConnectGateways, id)) return `direct connect gateway ${id}`;
  return find(world.vpnGateways, id) && `VPN gateway ${id}`;
}

/** The instances that can lead to a host: its VPC, or the gateways before its data centre. */
export function destinationsOf(world: World, host: string, address: string): string[] {
  const row = find(world.hosts, host);
  const vpc = row && vpcOfHost(world, row);
  if (vpc) return [vpc.id];
  const centre = rows(world.dataCentres).find(({ hosts }) => Object.hasOwn(hosts, host));
  const lines = rows(world.lines).filter(({ dataCentre }) => dataCentre === centre?.id);
  const overLines = rows(world.tencent.directConnectTunnels)
    .filter(({ DirectConnectId }) => lines.some(({ id }) => id === DirectConnectId))
    .map((tunnel) => tunnel.DirectConnectGatewayId);
  const overTunnels = rows(world.vpnConnections).flatMap(({ ends, networks }) =>
    ends.filter((_end, i) => (networks[1 - i] ?? []).some((block) => hasIp(cidr(block), ip(address)))),
  );
  return [...overLines, ...overTunnels].filter((id) => instanceName(world, id) !== undefined);
}
