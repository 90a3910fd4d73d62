import type { InstanceType } from './ccn.js';

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
