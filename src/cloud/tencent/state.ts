import type { Table } from '../../model/json.js';
import type { TokenUse } from '../token.js';
import { type FleetTables, NO_FLEETS } from './gse/state.js';
import { DEFAULT_QUOTAS, type Quotas } from './quotas.js';
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

export type BandwidthLimitType = 'OUTER_REGION_LIMIT' | 'INTER_REGION_LIMIT';

export interface Ccn {
  readonly CcnId: string;
  readonly account: string;
  readonly CcnName: string;
  readonly CcnDescription: string;
  /** ISOLATED: the owner owes money for longer than the days of grace. */
  readonly State: 'AVAILABLE' | 'ISOLATED';
  readonly QosLevel: 'PT' | 'AU' | 'AG';
  readonly InstanceChargeType: 'PREPAID' | 'POSTPAID';
  readonly InstanceMeteringType: 'BANDWIDTH' | 'TRAFFIC';
  readonly BandwidthLimitType: BandwidthLimitType;
  readonly RouteECMPFlag: boolean;
  /** False: a route that overlaps an earlier one arrives disabled. */
  readonly RouteOverlapFlag: boolean;
  readonly TrafficMarkingPolicyFlag: boolean;
  readonly TagSet: readonly { readonly Key: string; readonly Value: string }[];
  readonly created: number;
  readonly order: number;
}

export type InstanceType = 'VPC' | 'DIRECTCONNECT' | 'VPNGW';

export const ATTACHMENT_STATES = [
  'PENDING',
  'ACTIVE',
  'EXPIRED',
  'REJECTED',
  'DELETED',
  'FAILED',
  'ATTACHING',
  'DETACHING',
  'DETACHFAILED',
] as const;
export type AttachmentState = (typeof ATTACHMENT_STATES)[number];

/** A network in a CCN, or one that asks to get in. It carries packets only while `ACTIVE`. */
export interface CcnAttachment {
  readonly CcnId: string;
  readonly InstanceId: string;
  readonly InstanceType: InstanceType;
  readonly InstanceRegion: string;
  /** The network's owner. */
  readonly account: string;
  readonly State: AttachmentState;
  readonly Description: string;
  /** The CCN route table in which its packets look up. */
  readonly RouteTableId: string;
  readonly OrderType: 'PayByCcnOwner' | 'PayByInstanceOwner';
  /** When the application ends by itself, while it is PENDING. */
  readonly expires?: number;
  readonly created: number;
  readonly order: number;
}

export interface BandwidthLimit {
  readonly RegionFlowControlId: string;
  readonly CcnId: string;
  /** One region: all that leaves it for others. Two: what goes between them, each way. */
  readonly regions: readonly [string] | readonly [string, string];
  /** Mbit/s. */
  readonly BandwidthLimit: number;
  readonly created: number;
  /** When bandwidth that was bought ends; absent: it was set, not bought. */
  readonly expires?: number;
  /** Months it was bought for. */
  readonly Period?: number;
  readonly RenewFlag?: 'NOTIFY_AND_AUTO_RENEW' | 'NOTIFY_AND_MANUAL_RENEW';
}

export interface CcnRouteTable {
  readonly RouteTableId: string;
  readonly CcnId: string;
  readonly Name: string;
  readonly Description: string;
  readonly IsDefaultTable: boolean;
  /** Which routes come in; the first policy that fits decides, what none fits stays out. Absent: all come in. */
  readonly inputPolicies?: readonly InputPolicy[];
  readonly created: number;
  readonly order: number;
}

export interface InputPolicy {
  readonly Action: 'accept' | 'drop';
  readonly Description: string;
  /** All must fit; of the values of one, any. */
  readonly RouteConditions: readonly RouteCondition[];
}

export interface RouteCondition {
  readonly Name: 'instance-type' | 'instance-id' | 'instance-region' | 'cidr-block';
  readonly Values: readonly string[];
  /** 1: equal; 0: the block contains it. */
  readonly MatchPattern: 0 | 1;
}

export interface CcnRoute {
  readonly RouteId: string;
  readonly CcnId: string;
  readonly RouteTableId: string;
  readonly DestinationCidrBlock: string;
  readonly InstanceId: string;
  readonly InstanceType: InstanceType;
  readonly InstanceRegion: string;
  /** What it comes from: a subnet, a route that was published, a data centre's block. */
  readonly source: string;
  readonly IsBgp: boolean;
  readonly Enabled: boolean;
  readonly updated: number;
  readonly order: number;
}

/** A CCN's route in a VPC's own table, with a switch of its own. */
export interface VpcCcnRoute {
  readonly routeTable: string;
  readonly vpc: string;
  readonly RouteId: string;
  readonly RouteItemId: string;
  readonly DestinationCidrBlock: string;
  readonly CcnId: string;
  readonly Enabled: boolean;
}

export interface NotifiedRoute {
  readonly routeTable: string;
  readonly entry: string;
  readonly order: number;
}

export interface VpcSettings {
  /** Publishes the VPC's blocks, not its subnets'. */
  readonly EnableRouteVpcPublish: boolean;
}

export interface DirectConnectGateway {
  readonly DirectConnectGatewayId: string;
  readonly account: string;
  readonly DirectConnectGatewayName: string;
  readonly region: string;
  readonly NetworkType: 'VPC' | 'CCN';
  /** The VPC of a gateway of type VPC; a CCN's is its attachment. */
  readonly NetworkInstanceId: string;
  readonly GatewayType: 'NORMAL' | 'NAT';
  /** BGP: the blocks of the data centres are learned; STATIC: they are set by calls. */
  readonly CcnRouteType: 'BGP' | 'STATIC';
  readonly created: number;
  readonly order: number;
}

/** A dedicated tunnel: it joins a leased line (a direct connect) to a gateway. */
export interface DirectConnectTunnel {
  readonly DirectConnectTunnelId: string;
  readonly account: string;
  readonly DirectConnectTunnelName: string;
  /** The line. */
  readonly DirectConnectId: string;
  readonly DirectConnectGatewayId: string;
  /** Mbit/s; absent: the line's. */
  readonly Bandwidth?: number;
  readonly created: number;
  readonly order: number;
}

export interface DirectConnectGatewayRoute {
  readonly RouteId: string;
  readonly DirectConnectGatewayId: string;
  readonly DestinationCidrBlock: string;
  readonly Description: string;
  readonly order: number;
}

export interface VpnGatewayRoute {
  readonly RouteId: string;
  readonly VpnGatewayId: string;
  readonly DestinationCidrBlock: string;
  readonly Status: 'ENABLE' | 'DISABLE';
}

export interface Arrears {
  /** Virtual milliseconds. */
  readonly since: number;
}

/** A compliance form. */
export interface CrossBorder {
  readonly ServiceProvider: 'UNICOM';
  readonly ComplianceId: number;
  /** The applicant. */
  readonly account: string;
  readonly Company: string;
  readonly State: 'PENDING' | 'APPROVED' | 'DENY';
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
