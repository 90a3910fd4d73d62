import type { Delay } from '../fabric/fabric.js';
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
  readonly networkAcls: Table<NetworkAcl>;
  readonly dataCentres: Table<DataCentre>;
  readonly lines: Table<Line>;
  readonly vpnGateways: Table<VpnGateway>;
  readonly vpnConnections: Table<VpnConnection>;
  /** What long ways do to packets, by an id of its own: `line pc-1`, `regions cn-beijing cn-qingdao`. */
  readonly paths: Table<Path>;
  /** What is broken now, by an id of its own: `line pc-1`, `host ecs-a`, `region-connection …`. */
  readonly faults: Table<Fault>;
  /** Things that will happen by themselves, soonest first; equal times in the order they were set. */
  readonly timers: readonly Timer[];
  readonly alibaba: import('./alibaba/state.js').Alibaba;
  readonly tencent: import('./tencent/state.js').Tencent;
}

/** All that clouds share, with nothing in it. */
export const EMPTY_WORLD: Omit<World, 'now' | 'alibaba' | 'tencent'> = {
  serial: 0,
  accounts: {},
  vpcs: {},
  subnets: {},
  hosts: {},
  securityGroups: {},
  routeTables: {},
  networkAcls: {},
  dataCentres: {},
  lines: {},
  vpnGateways: {},
  vpnConnections: {},
  paths: {},
  faults: {},
  timers: [],
};

export type CloudName = 'alibaba' | 'tencent';

export interface Account {
  readonly id: string;
  readonly cloud: CloudName;
  /** The number by which clouds know it: uid, UIN. */
  readonly uid: string;
  /** It has passed the check for lines that cross the border of mainland China. */
  readonly crossBorder?: boolean;
}

/** What a call told about an object, beside what packets need to know. */
export interface Described {
  readonly name?: string;
  readonly description?: string;
  /** Virtual milliseconds; absent: it stood before the first step. */
  readonly created?: number;
  /** The state that a call began and that has not ended, in the cloud's word (`Pending`); absent: none. */
  readonly transition?: string;
}

export interface Vpc extends Described {
  readonly id: string;
  readonly account: string;
  readonly region: string;
  /** First the primary block, then secondary ones. */
  readonly cidrs: readonly string[];
}

/** A vSwitch or subnet. It carries packets once no transition is left. */
export interface Subnet extends Described {
  readonly id: string;
  readonly vpc: string;
  readonly cidr: string;
  readonly zone: string;
}

/** An ECS or CVM instance: one interface, one address. */
export interface Host extends Described {
  readonly id: string;
  /** The name its own system has; absent: the cloud chose one. */
  readonly hostName?: string;
  readonly subnet: string;
  readonly address: string;
  readonly securityGroups: readonly string[];
  /** Further addresses it answers for if routes lead them to it: a container network behind it, an HaVip. */
  readonly aliases?: readonly string[];
  /** False while the cloud has it stopped. Faults are in `World.faults`. */
  readonly up: boolean;
}

export interface SecurityGroup extends Described {
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

/**
 * A route that a user put into a VPC's table; system routes follow from the subnets. It carries packets once no
 * transition is left.
 */
export interface RouteEntry extends Described {
  readonly id: string;
  readonly cidr: string;
  readonly nextHopType: string;
  readonly nextHopId: string;
  /** False: the user switched it off (DisableRoutes); absent: true. */
  readonly enabled?: boolean;
}

/** Stateless lists of rules of a VPC, asked for packets that enter or leave the subnets they are bound to. */
export interface NetworkAcl extends Described {
  readonly id: string;
  readonly vpc: string;
  readonly name: string;
  /** A subnet is bound to one list at most. */
  readonly subnets: readonly string[];
  /** First match decides; what none matches is refused, on Alibaba Cloud after the lists' own last rules. */
  readonly ingress: readonly NetworkAclEntry[];
  readonly egress: readonly NetworkAclEntry[];
}

export interface NetworkAclEntry {
  readonly id: string;
  readonly name?: string;
  readonly protocol: 'TCP' | 'UDP' | 'ICMP' | 'GRE' | 'ALL';
  /** Destination ports, inclusive; absent: all. */
  readonly ports?: readonly [number, number];
  /** The source of ingress, the destination of egress. */
  readonly peer: string;
  readonly policy: 'accept' | 'drop';
  readonly description?: string;
}

/** A customer's own network, with a router of its own; leased lines and IPsec connections lead to it. */
export interface DataCentre {
  readonly id: string;
  readonly cidr: string;
  readonly hosts: Table<DataCentreHost>;
  /** Its router's static routes. Of several for one block the first whose way is up serves. */
  readonly routes: readonly DataCentreRoute[];
}

export interface DataCentreHost {
  readonly id: string;
  readonly address: string;
}

/** `via` is the border of a cloud (a VBR, a direct connect tunnel) or an IPsec connection. */
export interface DataCentreRoute {
  readonly cidr: string;
  readonly via: string;
}

/** A leased line from a data centre to an access point: Alibaba's physical connection, Tencent's direct connect. */
export interface Line {
  readonly id: string;
  readonly account: string;
  readonly region: string;
  readonly dataCentre: string;
  /** Bits per second, each way. */
  readonly bandwidth: number;
}

/** A VPN gateway: in a VPC (a next hop of its routes), or beside one for an interconnect to attach. */
export interface VpnGateway {
  readonly id: string;
  readonly account: string;
  readonly region: string;
  readonly vpc?: string;
  /** Bits per second, each way. */
  readonly bandwidth: number;
}

/** An IPsec connection between VPN gateways, or a VPN gateway and a data centre. */
export interface VpnConnection {
  readonly id: string;
  readonly ends: readonly [string, string];
  /** The blocks behind each end: what the other end sends into the tunnel. */
  readonly networks: readonly [readonly string[], readonly string[]];
}

/**
 * Delay, jitter and loss of the way between two regions, whichever cloud's links go there, or of a leased line or IPsec
 * connection. No cloud sells or tells them: they are the user's.
 */
export type Path =
  /** In the order of `regions`: from the first to the second, and back. */
  | { readonly regions: readonly [string, string]; readonly delay: readonly [Delay, Delay] }
  /** Of a leased line from its data centre, then to it; of an IPsec connection in the order of its ends. */
  | { readonly line: string; readonly delay: readonly [Delay, Delay] };

export type Fault =
  | { readonly kind: 'host'; readonly host: string }
  /** A leased line or an IPsec connection, by its id. */
  | { readonly kind: 'line'; readonly line: string }
  /** A link of the fabric, by its id. */
  | { readonly kind: 'region-connection'; readonly link: string };

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
