import type { Table } from '../../../model/json.js';

/** What Tencent Cloud knows of networks and servers beyond what all clouds know of them. */
export interface NetworkTables {
  /** Names and times that calls gave to VPCs, subnets, route tables, ACLs and gateways, by id. */
  readonly labels: Table<Label>;
  /** By `SecurityGroupId`. A group that a scenario file puts into a VPC has no row. */
  readonly securityGroups: Table<GroupRow>;
  /** By `InstanceId`. An instance of a scenario file has no row. */
  readonly instances: Table<InstanceRow>;
}

export const NO_NETWORKS: NetworkTables = { labels: {}, securityGroups: {}, instances: {} };

export interface Label {
  readonly name: string;
  /** Virtual milliseconds. */
  readonly created: number;
}

/** A security group belongs to a region of an account, not to a VPC. */
export interface GroupRow {
  readonly account: string;
  readonly region: string;
  readonly description: string;
  /** The account's group of the region for instances that name none: it lets everything pass, and stays. */
  readonly IsDefault: boolean;
  /** Grows by 1 with every change of the policies. */
  readonly Version: number;
  readonly created: number;
  readonly updated: number;
}

export type InstanceState = 'PENDING' | 'RUNNING' | 'STOPPING' | 'STOPPED' | 'STARTING' | 'TERMINATING';

export interface InstanceRow {
  readonly InstanceName: string;
  readonly InstanceType: string;
  readonly InstanceState: InstanceState;
  readonly created: number;
}
