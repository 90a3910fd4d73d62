import type { RouteEntry, RouteTable, Subnet, Vpc } from '../../cloud/world.js';
import { routeId } from '../rule-id.js';
import type * as File from '../schema.js';
import { subnetsOf as subnetsIn } from '../subnet.js';
import { rulesOfAccount } from './accounts.js';
import { mapped } from './mapped.js';

export const vpcsOf = ({ vpcs }: File.ScenarioFile): Record<string, Vpc> =>
  mapped(vpcs, (id, { account, region, cidr, secondary_cidrs }) => ({
    id,
    account,
    region,
    cidrs: [cidr, ...(secondary_cidrs ?? [])],
  }));

export function subnetsOf(file: File.ScenarioFile): Record<string, Subnet> {
  const subnets = Object.entries(file.vpcs ?? {}).flatMap(([vpc, { account, region, ...row }]) =>
    Object.entries(subnetsIn(row) ?? {}).map(([id, given]): Subnet => {
      const { cidr, zone } = typeof given === 'string' ? { cidr: given, zone: undefined } : given;
      return { id, vpc, cidr, zone: zone ?? rulesOfAccount(file, account).zoneOf(region) };
    }),
  );
  return Object.fromEntries(subnets.map((subnet) => [subnet.id, subnet]));
}

export const routeTablesOf = (file: File.ScenarioFile): Record<string, RouteTable> =>
  Object.fromEntries(
    Object.entries(file.vpcs ?? {}).map(([vpc, { account, routes }]) => {
      const id = `${rulesOfAccount(file, account).routeTablePrefix}${vpc}`;
      const entries = (routes ?? []).map((row, n) => entry(file, vpc, row, n));
      return [id, { id, vpc, main: true, entries }];
    }),
  );

function entry(file: File.ScenarioFile, vpc: string, row: File.VpcRoute, index: number): RouteEntry {
  const { nextHops } = rulesOfAccount(file, file.vpcs?.[vpc]?.account ?? '');
  const { cidr, next_hop: hop } = row;
  const typeOf = (id: string): string => {
    if (Object.hasOwn(file.vpn_gateways ?? {}, id)) return nextHops.vpnGateway;
    const isDirect = Object.hasOwn(file.direct_connect_gateways ?? {}, id);
    return (isDirect && nextHops.directConnectGateway) || nextHops.host;
  };
  const { type, id } = typeof hop === 'string' ? { type: typeOf(hop), id: hop } : hop;
  return { id: routeId(vpc, index), cidr, nextHopType: type, nextHopId: id };
}
