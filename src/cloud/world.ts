import type { JsonObject, Table } from '../model/json.js';

/** Everything the clouds know at one moment of the virtual clock. Immutable, JSON all the way down. */
export interface World {
  /** Virtual time, milliseconds since 1970-01-01T00:00Z. */
  readonly now: number;
  /** How many ids were handed out: the next id is a function of it. */
  readonly serial: number;
  readonly accounts: Table<Account>;
  readonly vpcs: Table<Vpc>;
  readonly subnets: Table<Subnet>;
  readonly hosts: Table<Host>;
  readonly securityGroups: Table<SecurityGroup>;
  readonly routeTables: Table<RouteTable>;
  /** Things that will happen by themselves, soonest first; equal times in the order they were set. */
  readonly timers: readonly Timer[];
  readonly alibaba: import('./alibaba/state.js').Alibaba;
}

export type CloudName = 'alibaba' | 'tencent';

export interface Account {
  readonly id: string;
  readonly cloud: CloudName;
  /** The number by which clouds know it: uid, UIN. */
  readonly uid: string;
}

export interface Vpc {
  readonly id: string;
  readonly account: string;
  readonly region: string;
  /** First the primary block, then secondary ones. */
  readonly cidrs: readonly string[];
}

/** A vSwitch or subnet. */
export interface Subnet {
  readonly id: string;
  readonly vpc: string;
  readonly cidr: string;
  readonly zone: string;
}

/** An ECS or CVM instance: one interface, one address. */
export interface Host {
  readonly id: string;
  readonly subnet: string;
  readonly address: string;
  readonly securityGroups: readonly string[];
  readonly up: boolean;
}

export interface SecurityGroup {
  readonly id: string;
  readonly vpc: string;
  readonly name: string;
  /** The cloud's own word: Alibaba `normal` or `enterprise`. */
  readonly type: string;
  /** Alibaba's InnerAccessPolicy. */
  readonly innerAccess: 'Accept' | 'Drop';
  readonly rules: readonly SecurityGroupRule[];
}

export interface SecurityGroupRule {
  readonly id: string;
  readonly direction: 'ingress' | 'egress';
  readonly protocol: 'TCP' | 'UDP' | 'ICMP' | 'GRE' | 'ALL';
  /** Inclusive; `undefined` for protocols without ports and for all ports. */
  readonly ports?: readonly [number, number];
  readonly sourcePorts?: readonly [number, number];
  readonly peer: { readonly cidr: string } | { readonly group: string };
  readonly policy: 'accept' | 'drop';
  /** 1 first, 100 last. */
  readonly priority: number;
  readonly description?: string;
}

export interface RouteTable {
  readonly id: string;
  readonly vpc: string;
  readonly main: boolean;
  readonly entries: readonly RouteEntry[];
}

/** A route that a user put into a VPC's table; system routes follow from the subnets. */
export interface RouteEntry {
  readonly id: string;
  readonly cidr: string;
  readonly nextHopType: string;
  readonly nextHopId: string;
}

/**
 * A transition that waits for its time. `settle` timers end a state that a call began (`Creating` to `Active`);
 * `deadline` timers are expiries, for which nobody waits unless the clock is moved.
 */
export interface Timer {
  readonly at: number;
  readonly wait: 'settle' | 'deadline';
  readonly cloud: CloudName;
  /** The cloud's own name for what fires, and its argument. */
  readonly event: string;
  readonly data: JsonObject;
}
