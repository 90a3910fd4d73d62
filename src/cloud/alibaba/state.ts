import type { Table } from '../../model/json.js';
import type { TokenUse } from '../token.js';
import { EMPTY_ENTERPRISE, type Enterprise } from './enterprise/state.js';
import type { Area } from './regions.js';

/**
 * What Alibaba Cloud's control plane knows beside what all clouds have. Fields that the cloud names carry its
 * spelling; the others (`account`, `created`, `order`) are ours: the owner's name in the world, virtual
 * milliseconds, and the place in the order of creation.
 */
export interface Alibaba extends Enterprise {
  readonly cens: Table<Cen>;
  /** By `CenId/ChildInstanceId`. */
  readonly attachments: Table<Attachment>;
  /** By `CenId/InstanceId`. */
  readonly grants: Table<Grant>;
  readonly bandwidthPackages: Table<BandwidthPackage>;
  /** By `CenId/region/region`, the regions in alphabetical order. */
  readonly regionConnections: Table<RegionConnection>;
  /** Virtual border routers, by `VbrId`. */
  readonly vbrs: Table<Vbr>;
  /** Routes that a call published or withdrew, by `CenId/ChildInstanceId/block`: what differs from the default. */
  readonly publications: Table<Publication>;
  /** By `RouteMapId`. */
  readonly routeMaps: Table<RouteMap>;
  /** Express Connect, by `RouterInterfaceId`. */
  readonly routerInterfaces: Table<RouterInterface>;
  /** By account, action and ClientToken. */
  readonly tokens: Table<TokenUse>;
  readonly quotas: Quotas;
}

export interface Cen {
  readonly CenId: string;
  readonly account: string;
  readonly Name: string;
  readonly Description: string;
  readonly Status: 'Creating' | 'Active' | 'Modifying' | 'Deleting';
  /** FULL: no overlap between networks; REDUCED: overlap, but nothing identical. */
  readonly ProtectionLevel: 'FULL' | 'REDUCED';
  readonly created: number;
  readonly order: number;
}

export type ChildInstanceType = 'VPC' | 'VBR';

/** A network in a CEN. It carries packets only while `Attached`. */
export interface Attachment {
  readonly CenId: string;
  readonly ChildInstanceId: string;
  readonly ChildInstanceType: ChildInstanceType;
  readonly ChildInstanceRegionId: string;
  /** The network's owner. */
  readonly account: string;
  readonly Status: 'Attaching' | 'Attached' | 'Detaching';
  readonly created: number;
  /** Of two networks with one CIDR the earlier one is served. */
  readonly order: number;
}

/** The leave a network's owner gives to one CEN of another account. */
export interface Grant {
  readonly CenId: string;
  readonly CenOwnerId: string;
  readonly InstanceId: string;
  readonly InstanceType: ChildInstanceType;
  readonly InstanceRegionId: string;
  /** The network's owner. */
  readonly account: string;
  readonly created: number;
}

export interface BandwidthPackage {
  readonly CenBandwidthPackageId: string;
  readonly account: string;
  readonly Name: string;
  readonly Description: string;
  /** Mbit/s. */
  readonly Bandwidth: number;
  readonly GeographicRegionAId: Area;
  readonly GeographicRegionBId: Area;
  readonly BandwidthPackageChargeType: 'PREPAY' | 'POSTPAY';
  /** False while the order waits for payment: the cloud does not show it yet. */
  readonly paid: boolean;
  readonly orderId: string;
  readonly Status: 'Idle' | 'InUse';
  readonly BusinessStatus: 'Normal' | 'FinancialLocked' | 'SecurityLocked';
  /** Where it is bound to, or being bound to. */
  readonly CenId?: string;
  /** Under way: the cloud shows the old Status until it has ended. */
  readonly transition?: 'creating' | 'associating' | 'unassociating';
  /** Term of a subscription in months, for payment and renewal. */
  readonly months: number;
  readonly AutoRenew: boolean;
  readonly AutoRenewDuration: number;
  readonly created: number;
  /** Absent: pay as you go, never. */
  readonly expires?: number;
  /** TempUpgradeCenBandwidthPackageSpec: the bandwidth it returns to, and when. */
  readonly upgrade?: { readonly Bandwidth: number; readonly ends: number };
  readonly order: number;
}

/** Bandwidth between two regions of a CEN. Without one there is the test bandwidth. */
export interface RegionConnection {
  readonly CenId: string;
  /** In alphabetical order: the pair has no direction. */
  readonly regions: readonly [string, string];
  readonly CenBandwidthPackageId: string;
  /** Ordered Mbit/s; 0 while it is being removed. */
  readonly BandwidthLimit: number;
  /** Mbit/s that carry packets now; 0 until it is Active for the first time. */
  readonly effective: number;
  readonly Status: 'Active' | 'Modifying';
}

/** A virtual border router: the end of a leased line in the cloud. It carries packets while `active`. */
export interface Vbr {
  readonly VbrId: string;
  readonly account: string;
  readonly region: string;
  readonly Name: string;
  readonly Description?: string;
  /** A line of the world. */
  readonly PhysicalConnectionId: string;
  /** Mbit/s, where the VBR has less than its line. */
  readonly Bandwidth?: number;
  readonly VlanId: number;
  readonly LocalGatewayIp: string;
  readonly PeerGatewayIp: string;
  readonly PeeringSubnetMask: string;
  readonly Status: 'unconfirmed' | 'active' | 'terminating' | 'terminated' | 'recovering' | 'deleting';
  readonly RouteTableId: string;
  /** Static routes over the line. */
  readonly routes: readonly VbrStaticRoute[];
  /** What the data centre announces by BGP; withdrawn by itself while the line is down. */
  readonly bgp?: VbrBgp;
  /** EnableCenVbrHealthCheck: static routes are withdrawn too while the line is down. */
  readonly healthCheck?: VbrHealthCheck;
  readonly created: number;
  readonly order: number;
}

export interface VbrStaticRoute {
  readonly id: string;
  readonly cidr: string;
}

export interface VbrBgp {
  readonly LocalAsn: number;
  readonly PeerAsn: number;
  readonly announced: readonly { readonly cidr: string; readonly asPath: readonly number[] }[];
  /** Of a session that calls set up: it stands once it has a peer. Without a group it simply stands. */
  readonly BgpGroupId?: string;
  readonly BgpPeerId?: string;
}

export interface VbrHealthCheck {
  readonly CenId: string;
  readonly HealthCheckTargetIp: string;
  readonly HealthCheckSourceIp: string;
  readonly HealthCheckInterval: number;
  readonly HealthyThreshold: number;
  readonly HealthCheckOnly: boolean;
}

/** What a call decided about one route of a network: PublishRouteEntries, WithdrawPublishedRouteEntries. */
export interface Publication {
  readonly CenId: string;
  readonly ChildInstanceId: string;
  readonly cidr: string;
  readonly published: boolean;
  /** The vSwitch or route entry the call was about: another one for the same block starts anew. Absent: any. */
  readonly object?: string;
}

export type CenInstanceType = 'VPC' | 'VBR' | 'CCN' | 'VPN';

/** A rule for routes that come into a region's router (RegionIn) or go out of it (RegionOut). Absent matches are open. */
export interface RouteMap {
  readonly RouteMapId: string;
  readonly CenId: string;
  readonly CenRegionId: string;
  readonly Description: string;
  readonly Priority: number;
  readonly TransmitDirection: 'RegionIn' | 'RegionOut';
  readonly MapResult: 'Permit' | 'Deny';
  readonly NextPriority?: number;
  readonly SourceInstanceIds?: readonly string[];
  readonly SourceInstanceIdsReverseMatch?: boolean;
  readonly DestinationInstanceIds?: readonly string[];
  readonly DestinationInstanceIdsReverseMatch?: boolean;
  readonly SourceRouteTableIds?: readonly string[];
  readonly DestinationRouteTableIds?: readonly string[];
  readonly SourceRegionIds?: readonly string[];
  readonly DestinationRegionIds?: readonly string[];
  readonly SourceChildInstanceTypes?: readonly CenInstanceType[];
  readonly DestinationChildInstanceTypes?: readonly CenInstanceType[];
  readonly DestinationCidrBlocks?: readonly string[];
  readonly CidrMatchMode?: 'Include' | 'Complete';
  readonly RouteTypes?: readonly ('System' | 'Custom' | 'BGP')[];
  readonly MatchAsns?: readonly number[];
  readonly AsPathMatchMode?: 'Include' | 'Complete';
  readonly MatchCommunitySet?: readonly string[];
  readonly CommunityMatchMode?: 'Include' | 'Complete';
  readonly MatchAddressType?: 'IPv4' | 'IPv6';
  readonly Preference?: number;
  readonly CommunityOperateMode?: 'Additive' | 'Replace';
  readonly OperateCommunitySet?: readonly string[];
  readonly PrependAsPath?: readonly number[];
  readonly Status: 'Creating' | 'Active' | 'Modifying' | 'Deleting';
  readonly order: number;
}

/** One end of an Express Connect peering between two VPCs. Packets pass while both ends are `Active`. */
export interface RouterInterface {
  readonly RouterInterfaceId: string;
  readonly account: string;
  readonly region: string;
  /** The VPC it stands in; its router's id is `vrt-<vpc>`. */
  readonly vpc: string;
  readonly Role: 'InitiatingSide' | 'AcceptingSide';
  /** Spec as the cloud names it, and what it stands for in Mbit/s. */
  readonly Spec: string;
  readonly Bandwidth: number;
  readonly Name?: string;
  readonly Description?: string;
  readonly OppositeRegionId: string;
  readonly OppositeInterfaceId?: string;
  /** `vrt-<vpc>`, where a call named it. */
  readonly OppositeRouterId?: string;
  /** The uid of the other end's owner; absent: the same account. */
  readonly OppositeInterfaceOwnerId?: string;
  readonly Status:
    | 'Idle'
    | 'Connecting'
    | 'AcceptingConnecting'
    | 'Activating'
    | 'Active'
    | 'Deactivating'
    | 'Inactive'
    | 'Deleting';
  readonly created: number;
  readonly order: number;
}

/** Limits that the cloud would raise on request. */
export interface Quotas {
  readonly censPerAccount: number;
  readonly networksPerRegion: number;
  readonly regionsPerCen: number;
  /** In one region and one direction. */
  readonly routeMapsPerRegion: number;
  readonly grantsPerNetwork: number;
  readonly rulesPerSecurityGroup: number;
  /** Rules of a group that name another group. */
  readonly groupRulesPerSecurityGroup: number;
  readonly securityGroupsPerInstance: number;
  readonly vbrsPerLine: number;
  readonly vbrStaticRoutes: number;
  readonly routerInterfacesPerRouter: number;
  /** Whether a VBR may be granted to another account's CEN: the cloud allows it to few. */
  readonly crossAccountVbrGrants: boolean;
  /** Rules of all groups of an instance together. */
  readonly rulesPerInstance: number;
  /** Of one account. */
  readonly securityGroupsPerRegion: number;
  readonly addressesPerBasicGroup: number;
  readonly addressesPerAdvancedGroup: number;
  /** Of one account. */
  readonly vpcsPerRegion: number;
  readonly secondaryCidrsPerVpc: number;
  readonly vSwitchesPerVpc: number;
  readonly routeEntriesPerTable: number;
  readonly networkAclsPerVpc: number;
  /** In each direction. */
  readonly entriesPerNetworkAcl: number;
}

/** The cloud's defaults; it publishes none for grants of one network. */
export const DEFAULT_QUOTAS: Quotas = {
  censPerAccount: 5,
  networksPerRegion: 10,
  regionsPerCen: 5,
  routeMapsPerRegion: 100,
  grantsPerNetwork: 10,
  rulesPerSecurityGroup: 200,
  groupRulesPerSecurityGroup: 20,
  securityGroupsPerInstance: 5,
  vbrsPerLine: 2,
  vbrStaticRoutes: 200,
  routerInterfacesPerRouter: 5,
  crossAccountVbrGrants: false,
  rulesPerInstance: 1_000,
  securityGroupsPerRegion: 100,
  addressesPerBasicGroup: 6_000,
  addressesPerAdvancedGroup: 65_536,
  vpcsPerRegion: 10,
  secondaryCidrsPerVpc: 5,
  vSwitchesPerVpc: 150,
  routeEntriesPerTable: 200,
  networkAclsPerVpc: 200,
  entriesPerNetworkAcl: 20,
};

export const emptyAlibaba = (quotas: Partial<Quotas> = {}): Alibaba => ({
  cens: {},
  attachments: {},
  grants: {},
  bandwidthPackages: {},
  regionConnections: {},
  vbrs: {},
  publications: {},
  routeMaps: {},
  routerInterfaces: {},
  ...EMPTY_ENTERPRISE,
  tokens: {},
  quotas: { ...DEFAULT_QUOTAS, ...quotas },
});
