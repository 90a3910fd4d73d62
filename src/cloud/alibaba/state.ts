import type { JsonObject, Table } from '../../model/json.js';
import type { Area } from './regions.js';

/**
 * What Alibaba Cloud's control plane knows beside what all clouds have. Fields that the cloud names carry its
 * spelling; the others (`account`, `created`, `order`) are ours: the owner's name in the world, virtual
 * milliseconds, and the place in the order of creation.
 */
export interface Alibaba {
  readonly cens: Table<Cen>;
  /** By `CenId/ChildInstanceId`. */
  readonly attachments: Table<Attachment>;
  /** By `CenId/InstanceId`. */
  readonly grants: Table<Grant>;
  readonly bandwidthPackages: Table<BandwidthPackage>;
  /** By `CenId/region/region`, the regions in alphabetical order. */
  readonly regionConnections: Table<RegionConnection>;
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

/** The answer to a call that carried a ClientToken: the same call again gets the same answer. */
export interface TokenUse {
  readonly params: JsonObject;
  readonly response: JsonObject;
}

/** Limits that the cloud would raise on request. */
export interface Quotas {
  readonly censPerAccount: number;
  readonly networksPerRegion: number;
  readonly regionsPerCen: number;
  readonly grantsPerNetwork: number;
  readonly rulesPerSecurityGroup: number;
  readonly securityGroupsPerInstance: number;
}

/** The cloud's defaults; it publishes none for grants of one network. */
export const DEFAULT_QUOTAS: Quotas = {
  censPerAccount: 5,
  networksPerRegion: 10,
  regionsPerCen: 5,
  grantsPerNetwork: 10,
  rulesPerSecurityGroup: 200,
  securityGroupsPerInstance: 5,
};

export const emptyAlibaba = (quotas: Partial<Quotas> = {}): Alibaba => ({
  cens: {},
  attachments: {},
  grants: {},
  bandwidthPackages: {},
  regionConnections: {},
  tokens: {},
  quotas: { ...DEFAULT_QUOTAS, ...quotas },
});
