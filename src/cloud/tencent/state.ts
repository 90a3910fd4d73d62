import type { Table } from '../../model/json.js';
import type { TokenUse } from '../token.js';
import { type FleetTables, NO_FLEETS } from './gse/state.js';
import { DEFAULT_QUOTAS, type Quotas } from './quotas.js';
import type {
  DirectConnectGateway,
  DirectConnectGatewayRoute,
  DirectConnectTunnel,
  VpnGatewayRoute,
} from './state/border.js';
import type { BandwidthLimit, Ccn, CcnAttachment } from './state/ccn.js';
import type { Arrears, CrossBorder } from './state/owner.js';
import type { CcnRoute, CcnRouteTable, NotifiedRoute, VpcCcnRoute, VpcSettings } from './state/routes.js';
import { type NetworkTables, NO_NETWORKS } from './vpc/state.js';

/**
 * What Tencent Cloud's control plane knows beside what all clouds have. Fields that the cloud names carry its
 * spelling; the others (`account`, `created`, `order`) are ours: the owner's name in the world, virtual
 * milliseconds, and the place in the order of creation.
 */
export interface Tencent extends NetworkTables, FleetTables {
  /** By `CcnId`. */
  readonly ccns: Table<Ccn>;
  /** By `CcnId/InstanceId`. */
  readonly attachments: Table<CcnAttachment>;
  /** By `CcnId/region`, or `CcnId/region/region` with the regions in alphabetical order. */
  readonly bandwidthLimits: Table<BandwidthLimit>;
  /** By `RouteTableId`. */
  readonly ccnRouteTables: Table<CcnRouteTable>;
  /** By `RouteId`. Kept up to date by routes/sync.ts. */
  readonly ccnRoutes: Table<CcnRoute>;
  /** What CCNs put into VPCs' route tables, by `route table/RouteId`. Kept up to date by routes/sync.ts. */
  readonly vpcCcnRoutes: Table<VpcCcnRoute>;
  /** Entries of VPC route tables that the user published to the CCN (NotifyRoutes), by the entry's id. */
  readonly notifiedRoutes: Table<NotifiedRoute>;
  /** Settings of VPCs that other clouds do not have, by VPC. A VPC without a row has the defaults. */
  readonly vpcSettings: Table<VpcSettings>;
  /** By `DirectConnectGatewayId`. */
  readonly directConnectGateways: Table<DirectConnectGateway>;
  /** By `DirectConnectTunnelId`. */
  readonly directConnectTunnels: Table<DirectConnectTunnel>;
  /** Static routes of direct connect gateways to a CCN, by `RouteId`. */
  readonly directConnectGatewayRoutes: Table<DirectConnectGatewayRoute>;
  /** The switches of blocks behind VPN gateways that a call has set, by `VpnGatewayId/block`. */
  readonly vpnGatewayRoutes: Table<VpnGatewayRoute>;
  /** Accounts that owe money, by account. */
  readonly arrears: Table<Arrears>;
  /** Accounts' applications to cross the border of the mainland, by account. */
  readonly crossBorder: Table<CrossBorder>;
  /** By account, action and ClientToken. */
  readonly tokens: Table<TokenUse>;
  readonly quotas: Quotas;
}

export const emptyTencent = (quotas: Partial<Quotas> = {}): Tencent => ({
  ccns: {},
  attachments: {},
  bandwidthLimits: {},
  ccnRouteTables: {},
  ccnRoutes: {},
  vpcCcnRoutes: {},
  notifiedRoutes: {},
  vpcSettings: {},
  directConnectGateways: {},
  directConnectTunnels: {},
  directConnectGatewayRoutes: {},
  vpnGatewayRoutes: {},
  arrears: {},
  crossBorder: {},
  tokens: {},
  ...NO_NETWORKS,
  ...NO_FLEETS,
  quotas: { ...DEFAULT_QUOTAS, ...quotas },
});
