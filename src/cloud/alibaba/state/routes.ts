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
