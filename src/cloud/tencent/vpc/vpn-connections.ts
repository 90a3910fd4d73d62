import { drop, type JsonObject, put, rows } from '../../../model/json.js';
import { find } from '../../lookup.js';
import type { Account, VpnConnection, World } from '../../world.js';
import { accept, action } from '../action.js';
import { VPC } from '../actions/common.js';
import { filters, PAGING, paged, time } from '../answer.js';
import { refuse } from '../errors.js';
import { chosen } from '../listing.js';
import { list, oneOf, or, record, text } from '../params.js';
import { change, putRow } from '../tables.js';
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
    const unpublished = typeOf(gateway) === 'CCN' ? remote : [];
    const world2 = unpublished.reduce((current, one) => withheld(current, gateway.id, one), made);
    return accept(world2, { VpnConnection: element(world2, connection) });
  },
);

/** A block that the user has decided on already stays as it is. */
const withheld = (world: World, gateway: string, destination: string): World =>
  find(world.tencent.vpnGatewayRoutes, `${gateway}/${destination}`)
    ? world
    : putRow(world, 'vpnGatewayRoutes', `${gateway}/${destination}`, {
        RouteId: routeId(gateway, destination),
        VpnGatewayId: gateway,
        DestinationCidrBlock: destination,
        Status: 'DISABLE',
      });

const routeId = (gateway: string, destination: string): string => `${gateway}/${destination}`;

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

/** The blocks behind a gateway's connections, and whether the CCN gets them. */
function ccnRoutes(world: World, gateway: string): JsonObject[] {
  const blocks = rows(world.vpnConnections).flatMap(({ ends, networks }) =>
    ends.flatMap((end, at) => (end === gateway ? (networks[1 - at] ?? []) : [])),
  );
  return [...new Set(blocks)].map((destination) => ({
    RouteId: routeId(gateway, destination),
    DestinationCidrBlock: destination,
    Status: find(world.tencent.vpnGatewayRoutes, `${gateway}/${destination}`)?.Status ?? 'ENABLE',
  }));
}

export const describeVpnGatewayCcnRoutes = action(
  VPC,
  'DescribeVpnGatewayCcnRoutes',
  { VpnGatewayId: text, ...PAGING },
  (world, caller, p) => {
    const found = ownVpnGateway(world, caller, p.VpnGatewayId);
    if (!found.ok) return refuse('ResourceNotFound', `It is ${p.VpnGatewayId}.`);
    return accept(world, paged(p, 'RouteSet', ccnRoutes(world, p.VpnGatewayId)));
  },
);

export const modifyVpnGatewayCcnRoutes = action(
  VPC,
  'ModifyVpnGatewayCcnRoutes',
  {
    VpnGatewayId: text,
    Routes: list(
      record({ RouteId: text, Status: oneOf(['ENABLE', 'DISABLE']), DestinationCidrBlock: unread }),
    ),
  },
  (world, caller, p) => {
    const found = ownVpnGateway(world, caller, p.VpnGatewayId);
    if (!found.ok) return refuse('ResourceNotFound', `It is ${p.VpnGatewayId}.`);
    const known = ccnRoutes(world, p.VpnGatewayId);
    let current = world;
    for (const { RouteId, Status } of p.Routes) {
      const route = known.find((one) => one.RouteId === RouteId);
      if (!route) return refuse('ResourceNotFound', `It is ${RouteId}.`);
      const DestinationCidrBlock = String(route.DestinationCidrBlock);
      const row = { RouteId, VpnGatewayId: p.VpnGatewayId, DestinationCidrBlock, Status };
      current = putRow(current, 'vpnGatewayRoutes', RouteId, row);
    }
    return accept(current);
  },
);
