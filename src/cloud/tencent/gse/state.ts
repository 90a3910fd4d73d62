import type { JsonObject, Table } from '../../../model/json.js';

/** What Game Server Elastic-scaling knows. Its fleets' networks and servers are rows of the world. */
export interface FleetTables {
  /** By `FleetId`. */
  readonly fleets: Table<Fleet>;
  /** Accounts that gave the service a role to review VPCs in their stead, by account. */
  readonly fleetRoles: Table<FleetRole>;
}

export const NO_FLEETS: FleetTables = { fleets: {}, fleetRoles: {} };

export interface FleetRole {
  /** Virtual milliseconds. */
  readonly granted: number;
}

export type FleetStatus =
  | 'NEW'
  | 'DOWNLOADING'
  | 'VALIDATING'
  | 'BUILDING'
  | 'ACTIVATING'
  | 'ACTIVE'
  | 'ERROR'
  | 'DELETING'
  | 'TERMINATED';

export interface Fleet {
  readonly FleetId: string;
  readonly account: string;
  readonly region: string;
  readonly Status: FleetStatus;
  readonly InboundPermissions: readonly InboundPermission[];
  readonly Capacity: Capacity;
  /** The CCN that was named when the fleet was created: it has to accept before the fleet becomes ACTIVE. */
  readonly CcnInfo?: CcnInfo;
  /** A CCN to apply to once the fleet is ACTIVE, as for one that was named later. */
  readonly CcnInfoAfter?: CcnInfo;
  /** True while the fleet waits for that CCN; false: it has accepted. */
  readonly waits?: boolean;
  /** Why the fleet could not even apply to it. */
  readonly refusal?: string;
  /** Fields of FleetAttributes that decide nothing here. */
  readonly attributes: JsonObject;
  /** The fleet's own network. */
  readonly vpc: string;
  readonly subnet: string;
  readonly securityGroup: string;
  readonly events: readonly FleetEvent[];
  readonly created: number;
  readonly terminated?: number;
  readonly order: number;
}

/** What may come in: a range of ports from 1025 to 60000. Nothing else can be opened, ICMP neither. */
export interface InboundPermission {
  readonly FromPort: number;
  readonly ToPort: number;
  readonly IpRange: string;
  readonly Protocol: 'TCP' | 'UDP';
}

export interface Capacity {
  readonly Desired: number;
  readonly MiniNum: number;
  readonly MaxiNum: number;
  /** Minutes. */
  readonly ScalingInterval: number;
}

export interface CcnInfo {
  /** UIN of the CCN's owner. */
  readonly AccountId: string;
  readonly CcnId: string;
}

export interface FleetEvent {
  readonly EventId: string;
  readonly EventCode: FleetEventCode;
  readonly EventTime: number;
  readonly Message: string;
}

export type FleetEventCode =
  | 'FLEET_CREATED'
  | 'FLEET_STATE_DOWNLOADING'
  | 'FLEET_STATE_VALIDATING'
  | 'FLEET_STATE_BUILDING'
  | 'FLEET_STATE_ACTIVATING'
  | 'FLEET_STATE_ACTIVE'
  | 'FLEET_SCALING_EVENT'
  | 'FLEET_INITIALIZATION_FAILED'
  | 'FLEET_STATE_ERROR'
  | 'FLEET_STATE_DELETING'
  | 'FLEET_DELETED';
