import { rows } from '../../../model/json.js';
import { find, vpcOfHost } from '../../lookup.js';
import type { NoRoute } from '../../model.js';
import { gatewaysTo } from '../../sites/why.js';
import type { VpnGateway, World } from '../../world.js';
import { fleetBehind } from '../gse/association.js';
import { anyNetwork } from '../lookup.js';

/** What people call an instance of a CCN: `VPC vpc-a`; absent if it is none. */
export function instanceName(world: World, id: string): string | undefined {
  const fleet = fleetBehind(world, id);
  if (fleet) return `VPC ${id} of fleet ${fleet.FleetId}`;
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
  const overTunnels = [...gatewaysTo(world, address), ...gatewaysBefore(world, centre?.id ?? vpc?.id ?? '')]
    .filter(({ account }) => isOurs(account))
    .map(({ id }) => id);
  return [...new Set([...overLines, ...overTunnels])].filter((id) => instanceName(world, id) !== undefined);
}

/** The VPN gateways with a connection to a data centre, or to a gateway of a VPC, whatever blocks it carries. */
const gatewaysBefore = (world: World, place: string): VpnGateway[] =>
  rows(world.vpnConnections).flatMap(({ ends }) =>
    ends.flatMap((end, i) => {
      const far = ends[1 - i] ?? '';
      const leads = far === place || find(world.vpnGateways, far)?.vpc === place;
      return leads ? (find(world.vpnGateways, end) ?? []) : [];
    }),
  );

/** The VPC that a gateway stands in; it leads nobody else to what is behind it. */
export const vpcOfGateway = (world: World, id: string): string | undefined => {
  const border = find(world.tencent.directConnectGateways, id);
  return border?.NetworkType === 'VPC' ? border.NetworkInstanceId : find(world.vpnGateways, id)?.vpc;
};

/** Why a gateway that no CCN can take in leads only its own VPC to what is behind it; absent for other instances. */
export function whyServesOne(world: World, id: string): NoRoute | undefined {
  const vpc = vpcOfGateway(world, id);
  if (vpc === undefined || anyNetwork(world, id)) return undefined;
  const instead = find(world.vpnGateways, id)
    ? 'CreateVpnGateway with Type CCN, CreateVpnConnection'
    : 'CreateDirectConnectGateway with NetworkType CCN, CreateDirectConnectTunnel';
  return {
    code: 'NOT_ATTACHED',
    object: id,
    text: `${instanceName(world, id)} stands in ${vpc} and serves it alone; a CCN needs a gateway of its own (${instead})`,
  };
}
