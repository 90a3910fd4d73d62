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
