import type { Table } from '../../../model/json.js';

/** Enterprise Edition of transit routers: everything is switched on piece by piece. */
export interface Enterprise {
  /** By `TransitRouterId`. */
  readonly transitRouters: Table<TransitRouter>;
  /** By `TransitRouterAttachmentId`. */
  readonly transitRouterAttachments: Table<TransitRouterAttachment>;
  /** By `TransitRouterRouteTableId`. */
  readonly transitRouterRouteTables: Table<TransitRouterRouteTable>;
  /** By `TransitRouterAttachmentId/TransitRouterRouteTableId`. */
  readonly transitRouterAssociations: Table<Association>;
  /** By `TransitRouterAttachmentId/TransitRouterRouteTableId`. */
  readonly transitRouterPropagations: Table<Propagation>;
  /** Static routes, by `TransitRouterRouteEntryId`. */
  readonly transitRouterRouteEntries: Table<TransitRouterRouteEntry>;
  /** By `CenId/InstanceId`. */
  readonly transitRouterGrants: Table<TransitRouterGrant>;
}

export interface TransitRouter {
  readonly TransitRouterId: string;
  readonly CenId: string;
  readonly RegionId: string;
  /** The owner of the CEN. */
  readonly account: string;
  readonly TransitRouterName: string;
  readonly TransitRouterDescription: string;
  readonly Status: 'Creating' | 'Active' | 'Modifying' | 'Deleting';
  readonly created: number;
  readonly order: number;
}

interface AttachmentBase {
  readonly TransitRouterAttachmentId: string;
  readonly CenId: string;
  readonly TransitRouterId: string;
  readonly TransitRouterAttachmentName: string;
  readonly TransitRouterAttachmentDescription: string;
  readonly AutoPublishRouteEnabled: boolean;
  /** It carries packets while Attached, and while Modifying as it was. */
  readonly Status: 'Attaching' | 'Attached' | 'Modifying' | 'Detaching';
  readonly created: number;
  /** Of two networks with one block the earlier one is served. */
  readonly order: number;
}

export interface ZoneMapping {
  readonly ZoneId: string;
  readonly VSwitchId: string;
}

export interface VpcAttachment extends AttachmentBase {
  readonly ResourceType: 'VPC';
  readonly VpcId: string;
  /** The owner of the VPC. */
  readonly account: string;
  readonly ZoneMappings: readonly ZoneMapping[];
  readonly OrderType: OrderType;
}

/** A connection between the transit routers of two regions of one CEN. */
export interface PeerAttachment extends AttachmentBase {
  readonly ResourceType: 'TR';
  readonly PeerTransitRouterId: string;
  /** Ordered Mbit/s. */
  readonly Bandwidth: number;
  /** Mbit/s that carry packets now; 0 until it is Attached for the first time. */
  readonly effective: number;
  readonly BandwidthType: 'BandwidthPackage' | 'DataTransfer';
  /** What the bandwidth is drawn from; absent with DataTransfer. */
  readonly CenBandwidthPackageId?: string;
  readonly DefaultLinkType: 'Gold' | 'Platinum';
}

export type TransitRouterAttachment = VpcAttachment | PeerAttachment;

export type OrderType = 'PayByCenOwner' | 'PayByResourceOwner';

export interface TransitRouterRouteTable {
  readonly TransitRouterRouteTableId: string;
  readonly TransitRouterId: string;
  /** System: the one that each transit router has from the start. */
  readonly TransitRouterRouteTableType: 'System' | 'Custom';
  readonly TransitRouterRouteTableName: string;
  readonly TransitRouterRouteTableDescription: string;
  readonly Status: 'Creating' | 'Active' | 'Deleting';
  readonly created: number;
  readonly order: number;
}

/** Which table decides for packets that come in by an attachment: one at each transit router it ends at. */
export interface Association {
  readonly TransitRouterAttachmentId: string;
  readonly TransitRouterRouteTableId: string;
  readonly Status: 'Associating' | 'Active' | 'Dissociating';
}

/** A table learns the routes of an attachment. */
export interface Propagation {
  readonly TransitRouterAttachmentId: string;
  readonly TransitRouterRouteTableId: string;
  readonly Status: 'Enabling' | 'Active' | 'Disabling';
}

export interface TransitRouterRouteEntry {
  readonly TransitRouterRouteEntryId: string;
  readonly TransitRouterRouteTableId: string;
  readonly TransitRouterRouteEntryName: string;
  readonly TransitRouterRouteEntryDescription: string;
  readonly cidr: string;
  /** An attachment; absent: a black hole. */
  readonly NextHopId?: string;
  readonly Status: 'Creating' | 'Active' | 'Deleting';
  readonly created: number;
  readonly order: number;
}

/** The leave a network's owner gives to the transit routers of one CEN of another account. */
export interface TransitRouterGrant {
  readonly CenId: string;
  readonly CenOwnerId: string;
  readonly InstanceId: string;
  readonly InstanceType: 'VPC';
  readonly OrderType: OrderType;
  /** The network's owner. */
  readonly account: string;
  readonly created: number;
}

export const EMPTY_ENTERPRISE: Enterprise = {
  transitRouters: {},
  transitRouterAttachments: {},
  transitRouterRouteTables: {},
  transitRouterAssociations: {},
  transitRouterPropagations: {},
  transitRouterRouteEntries: {},
  transitRouterGrants: {},
};
