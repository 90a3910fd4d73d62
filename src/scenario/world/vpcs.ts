import type { RouteEntry, RouteTable, Subnet, Vpc } from '../../cloud/world.js';
import { routeId } from '../rule-id.js';
import type * as File from '../schema.js';
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
  const subnets = Object.entries(file.vpcs ?? {}).flatMap(([vpc, { account, region, vswitches }]) =>
    Object.entries(vswitches ?? {}).map(([id, given]): Subnet => {
      const { cidr, zone } = typeof given === 'string' ? { cidr: given, zone: undefined } : given;
      return { id, vpc, cidr, zone: zone ?? rulesOfAccount(file, account).zoneOf(region) };
    }),
  );
  return Object.fromEntries(subnets.map((subnet) => [subnet.id, subnet]));
}

export const routeTablesOf = (file: File.ScenarioFile): Record<string, RouteTable> =>
  Object.fromEntries(
    Object.entries(file.vpcs ?? {}).map(([vpc, { routes }]) => [
      `vtb-${vpc}`,
      {
        id: `vtb-${vpc}`,
        vpc,
        main: true,
        entries: (routes ?? []).map((row, n) => entry(file, vpc, row, n)),
      },
    ]),
  );

function entry(file: File.ScenarioFile, vpc: string, row: File.VpcRoute, index: number): RouteEntry {
  const { nextHops } = rulesOfAccount(file, file.vpcs?.[vpc]?.account ?? '');
  const { cidr, next_hop: hop } = row;
  const named = (id: string) => ({
    type: Object.hasOwn(file.vpn_gateways ?? {}, id) ? nextHops.vpnGateway : nextHops.host,
    id,
  });
  const { type, id } = typeof hop === 'string' ? named(hop) : hop;
  return { id: routeId(vpc, index), cidr, nextHopType: type, nextHopId: id };
}
