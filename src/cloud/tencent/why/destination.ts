import { rows } from '../../../model/json.js';
import { find, vpcOfHost } from '../../lookup.js';
import { gatewaysTo } from '../../sites/why.js';
import type { World } from '../../world.js';

/** What people call an instance of a CCN: `VPC vpc-a`; absent if it is none. */
export function instanceName(world: World, id: string): string | undefined {
  if (find(world.vpcs, id)) return `VPC ${id}`;
  if (find(world.tencent.directConnectGateways, id)) return `direct connect gateway ${id}`;
  return find(world.vpnGateways, id) && `VPN gateway ${id}`;
}

/** The instances that can lead to a host: its VPC, or the gateways before its data centre or another cloud. */
export function destinationsOf(world: World, host: string, address: string): string[] {
  const row = find(world.hosts, host);
  const vpc = row && vpcOfHost(world, row);
  const isOurs = (account: string): boolean => find(world.accounts, account)?.cloud === 'tencent';
  if (vpc && isOurs(vpc.account)) return [vpc.id];
  const centre = rows(world.dataCentres).find(({ hosts }) => Object.hasOwn(hosts, host));
  const lines = rows(world.lines).filter(({ dataCentre }) => dataCentre === centre?.id);
  const overLines = rows(world.tencent.directConnectTunnels)
    .filter(({ DirectConnectId }) => lines.some(({ id }) => id === DirectConnectId))
    .map((tunnel) => tunnel.DirectConnectGatewayId);
  const overTunnels = gatewaysTo(world, address).filter(({ account }) => isOurs(account));
  return [...overLines, ...overTunnels.map(({ id }) => id)].filter(
    (id) => instanceName(world, id) !== undefined,
  );
}
