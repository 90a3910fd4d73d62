import type { DataCentre, Line, VpnConnection, VpnGateway } from '../../cloud/world.js';
import type * as File from '../schema.js';
import { mapped } from './mapped.js';
import { rateOf } from './rate.js';

export const dataCentresOf = ({ data_centres }: File.ScenarioFile): Record<string, DataCentre> =>
  mapped(data_centres, (id, { cidr, hosts, routes }) => ({
    id,
    cidr,
    hosts: mapped(hosts, (host, address) => ({ id: host, address })),
    routes: routes ?? [],
  }));

export const linesOf = ({ lines }: File.ScenarioFile): Record<string, Line> =>
  mapped(lines, (id, { account, region, data_centre, bandwidth }) => ({
    id,
    account,
    region,
    dataCentre: data_centre,
    bandwidth: rateOf(bandwidth),
  }));

/** A gateway of a VPC belongs to the VPC's account and region. */
export const vpnGatewaysOf = ({ vpcs, vpn_gateways }: File.ScenarioFile): Record<string, VpnGateway> =>
  mapped(vpn_gateways, (id, { vpc, account = '', region = '', bandwidth }) => {
    const place = vpc === undefined ? undefined : vpcs?.[vpc];
    return {
      id,
      account: place?.account ?? account,
      region: place?.region ?? region,
      ...(vpc === undefined ? {} : { vpc }),
      bandwidth: rateOf(bandwidth),
    };
  });

export const vpnConnectionsOf = ({ vpn_connections }: File.ScenarioFile): Record<string, VpnConnection> =>
  mapped(vpn_connections, (id, { ends, networks }) => ({ id, ends, networks }));
