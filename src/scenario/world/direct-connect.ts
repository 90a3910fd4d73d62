import type {
  DirectConnectGateway,
  DirectConnectGatewayRoute,
  DirectConnectTunnel,
} from '../../cloud/tencent/state/border.js';
import { routeId, tunnelId } from '../rule-id.js';
import type * as File from '../schema.js';
import { EPOCH } from './epoch.js';
import { rateOf } from './rate.js';

/** A gateway of a VPC belongs to the VPC's account and region. */
export const directConnectGatewaysOf = (file: File.ScenarioFile): Record<string, DirectConnectGateway> =>
  byId(
    gateways(file).map(([id, row]) => {
      const { account = '', region = '' } = placeOf(file, row);
      const gateway: Omit<DirectConnectGateway, 'order'> = {
        DirectConnectGatewayId: id,
        account,
        DirectConnectGatewayName: id,
        region,
        NetworkType: row.vpc === undefined ? 'CCN' : 'VPC',
        NetworkInstanceId: row.vpc ?? '',
        GatewayType: 'NORMAL',
        CcnRouteType: row.bgp ? 'BGP' : 'STATIC',
        created: EPOCH,
      };
      return [id, gateway];
    }),
  );

const placeOf = (
  file: File.ScenarioFile,
  row: File.DirectConnectGateway,
): { readonly account?: string; readonly region?: string } =>
  row.vpc === undefined ? row : (file.vpcs?.[row.vpc] ?? {});

/** The dedicated tunnels of a file's gateways: `dcg-1#tunnel-1` is the first one of dcg-1. */
export const directConnectTunnelsOf = (file: File.ScenarioFile): Record<string, DirectConnectTunnel> =>
  byId(
    gateways(file).flatMap(([gateway, row]) =>
      row.lines.map((given, index) => {
        const { line, bandwidth } = typeof given === 'string' ? { line: given, bandwidth: undefined } : given;
        const id = tunnelId(gateway, index);
        return [
          id,
          {
            DirectConnectTunnelId: id,
            account: placeOf(file, row).account ?? '',
            DirectConnectTunnelName: id,
            DirectConnectId: line,
            DirectConnectGatewayId: gateway,
            ...(bandwidth === undefined ? {} : { Bandwidth: rateOf(bandwidth) / 1e6 }),
            created: EPOCH,
          },
        ] as const;
      }),
    ),
  );

/** The blocks that a file's gateways publish to their CCN. */
export const directConnectRoutesOf = (file: File.ScenarioFile): Record<string, DirectConnectGatewayRoute> =>
  byId(
    gateways(file).flatMap(([gateway, row]) =>
      (row.static ?? []).map((DestinationCidrBlock, index) => {
        const id = routeId(gateway, index);
        return [
          id,
          { RouteId: id, DirectConnectGatewayId: gateway, DestinationCidrBlock, Description: '' },
        ] as const;
      }),
    ),
  );

const gateways = ({ direct_connect_gateways }: File.ScenarioFile) =>
  Object.entries(direct_connect_gateways ?? {});

/** Rows by their ids, in the order of the file, and before all that calls make. */
const byId = <T>(rows: readonly (readonly [string, T])[]): Record<string, T & { readonly order: number }> =>
  Object.fromEntries(rows.map(([id, row], index) => [id, { ...row, order: index - rows.length }]));
