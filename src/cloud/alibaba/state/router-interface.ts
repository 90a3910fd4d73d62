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
