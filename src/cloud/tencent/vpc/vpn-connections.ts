import { drop, type JsonObject, put, rows } from '../../../model/json.js';
import { find } from '../../lookup.js';
import type { Account, VpnConnection, World } from '../../world.js';
import { accept, action } from '../action.js';
import { VPC } from '../actions/common.js';
import { filters, PAGING, paged, time } from '../answer.js';
import { refuse } from '../errors.js';
import { chosen } from '../listing.js';
import { list, oneOf, or, record, text } from '../params.js';
import { change } from '../tables.js';
import { withheld } from '../vpn-routes.js';
import { block, labelOf, name, named, own, unread } from './common.js';
import { ownVpnGateway, typeOf } from './vpn-gateways.js';

const UNREAD = Object.fromEntries(
  [
    'PreShareKey',
    'VpcId',
    'IKEOptionsSpecification',
    'IPSECOptionsSpecification',
    'Tags',
    'EnableHealthCheck',
    'HealthCheckLocalIp',
    'HealthCheckRemoteIp',
    'NegotiationType',
    'DpdEnable',
    'DpdTimeout',
    'DpdAction',
    'Route',
    'BgpConfig',
    'HealthCheckConfig',
  ].map((field) => [field, unread]),
);

/** Limits of one tunnel ("VPN Connections, use limits"). */
const [POLICIES, REMOTE_BLOCKS] = [10, 50];

/**
 * An IPsec connection to a data centre, or to another VPN gateway: its id stands for the customer gateway. Blocks
 * behind a gateway of type CCN stay out of the CCN until ModifyVpnGatewayCcnRoutes enables them.
 */
export const createVpnConnection = action(
  VPC,
  'CreateVpnConnection',
  {
    VpnGatewayId: text,
    CustomerGatewayId: text,
    VpnConnectionName: name,
    RouteType: or(oneOf(['Policy']), 'Policy'),
    SecurityPolicyDatabases: list(
      record({ LocalCidrBlock: block, RemoteCidrBlock: list(block, REMOTE_BLOCKS) }),
      POLICIES,
    ),
    ...UNREAD,
  },
  (world, caller, p) => {
    const found = ownVpnGateway(world, caller, p.VpnGatewayId);
    if (!found.ok) return refuse('ResourceNotFound', `It is ${p.VpnGatewayId}.`);
    const { gateway } = found;
    const far = p.CustomerGatewayId;
    if (far === gateway.id || (!find(world.dataCentres, far) && !find(world.vpnGateways, far)))
      return refuse('ResourceNotFound', `There is no data centre or other VPN gateway ${far}.`);
    const policies = p.SecurityPolicyDatabases;
    if (policies.length === 0) return refuse('InvalidParameterValue.Empty', 'It is SecurityPolicyDatabases.');
    const [id, numbered] = named(world, 'vpnx-', p.VpnConnectionName);
    const blocks = (all: readonly { readonly text: string }[]) => [
      ...new Set(all.map(({ text: one }) => one)),
    ];
    const remote = blocks(policies.flatMap(({ RemoteCidrBlock }) => RemoteCidrBlock));
    const connection: VpnConnection = {
      id,
      ends: [gateway.id, far],
      networks: [blocks(policies.map(({ LocalCidrBlock }) => LocalCidrBlock)), remote],
    };
    const made = { ...numbered, vpnConnections: put(numbered.vpnConnections, id, connection) };
    const kept = typeOf(gateway) === 'CCN' ? withheld(made, gateway.id) : made;
    return accept(kept, { VpnConnection: element(kept, connection) });
  },
);

const owned = (world: World, caller: Account): VpnConnection[] =>
  rows(world.vpnConnections).filter(({ ends }) =>
    ends.some((end) => find(world.vpnGateways, end)?.account === caller.id),
  );

export const deleteVpnConnection = action(
  VPC,
  'DeleteVpnConnection',
  { VpnGatewayId: text, VpnConnectionId: text },
  (world, caller, p) => {
    const row = owned(world, caller).find(({ id }) => id === p.VpnConnectionId);
    const found = own(caller, row, row && caller.id, 'vpnx', p.VpnConnectionId);
    if (!found.ok) return found;
    const { id, ends } = found.row;
    if (!ends.includes(p.VpnGatewayId))
      return refuse('ResourceNotFound', `${id} is not at ${p.VpnGatewayId}.`);
    const gone = { ...world, vpnConnections: drop(world.vpnConnections, id) };
    return accept(change(gone, { labels: drop(gone.tencent.labels, id) }));
  },
);

export const describeVpnConnections = action(
  VPC,
  'DescribeVpnConnections',
  { VpnConnectionIds: list(text), Filters: filters, ...PAGING },
  (world, caller, p) => {
    const found = chosen(owned(world, caller), (row) => row.id, {
      ids: p.VpnConnectionIds,
      filters: p.Filters,
      fields: {
        'vpn-connection-id': (row) => [row.id],
        'vpn-connection-name': (row) => [labelOf(world, row.id).name],
        'vpn-gateway-id': (row) => row.ends,
        'customer-gateway-id': (row) => row.ends,
      },
    });
    if (!found.ok) return found;
    const items = found.rows.map((row) => element(world, row));
    return accept(world, paged(p, 'VpnConnectionSet', items));
  },
);

const element = (world: World, { id, ends, networks }: VpnConnection): JsonObject => ({
  VpnConnectionId: id,
  VpnConnectionName: labelOf(world, id).name,
  VpnGatewayId: ends[0],
  CustomerGatewayId: ends[1],
  RouteType: 'Policy',
  State: 'AVAILABLE',
  NetStatus: 'AVAILABLE',
  SecurityPolicyDatabaseSet: networks[0].map((LocalCidrBlock) => ({
    LocalCidrBlock,
    RemoteCidrBlock: networks[1],
  })),
  CreatedTime: time(labelOf(world, id).created),
});
