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
