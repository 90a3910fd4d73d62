import type { Cidr } from '../model/cidr.js';
import type { Table } from '../model/json.js';

/**
 * The network as packets see it, whichever cloud it came from. Derived from a `World` by each cloud's own rules;
 * read by `analyze` (what would happen) and by `plane` (what to build). Pure data, no timers, no states:
 * what does not carry packets now is not in it.
 */
export interface Fabric {
  readonly hosts: Table<FabricHost>;
  readonly routers: Table<Router>;
  readonly links: Table<FabricLink>;
}

/** Something with an address that sends and receives: an ECS or CVM, a fleet's server, a host in a data centre. */
export interface FabricHost {
  readonly id: string;
  readonly address: string;
  /** The subnet it stands in: its id, and its block, whose length becomes the address's prefix. */
  readonly subnet: string;
  readonly subnetCidr: Cidr;
  /** The next hop of its default route: the address its router answers for in this subnet. */
  readonly gateway: string;
  /** The router it hangs on. */
  readonly router: string;
  /**
   * Further addresses it answers for, if a route of target `host` leads their packets to it; answers come from the
   * alias. What it does not answer for it drops: a host forwards nothing.
   */
  readonly aliases?: readonly string[];
  /** False while the host is stopped or failed: its cable is out, its routes stay. */
  readonly up: boolean;
}

/** An `edge` is what the compiler puts before region connections for an egress cap; clouds make none. */
export type RouterKind = 'vpc' | 'transit' | 'vbr' | 'idc' | 'vpn' | 'direct-connect' | 'edge';

export interface Router {
  readonly id: string;
  readonly kind: RouterKind;
  /** For people: `VPC vpc-a (cn-qingdao, account A)`. */
  readonly label: string;
  readonly region: string;
  readonly account: string;
  /** Of a transit router: the interconnect it belongs to (`cen-…`, `ccn-…`). */
  readonly network?: string;
  /** Of a transit router: one cap on the sum of what it sends over all its region connections. */
  readonly egressCap?: EgressCap;
  /** Route tables; `main` is always there. Longest prefix wins; no two routes of a table have one block. */
  readonly tables: Readonly<Record<string, readonly Route[]>>;
  /** Which table decides for packets that come in by a link; absent: `main`. Packets of own hosts use `main`. */
  readonly ingressTables?: Readonly<Record<string, string>>;
  /** Absent: everything passes. */
  readonly filter?: Filter;
}

export interface EgressCap {
  /** Bits per second. */
  readonly rate: number;
  readonly origin: Origin;
}

export interface Route {
  readonly cidr: Cidr;
  readonly target: RouteTarget;
  readonly origin: Origin;
}

/** A route to a host hands packets to it whatever their address is; see `FabricHost.aliases` for what it does then. */
export type RouteTarget =
  | { readonly kind: 'host'; readonly host: string }
  | { readonly kind: 'link'; readonly link: string }
  | { readonly kind: 'blackhole' };

/** Where a route or rule comes from, so that a verdict can name what decided. */
export interface Origin {
  /** The object in the cloud's terms: `vsw-a`, `rte-…`, `sgr-…`, `sg-a default`. */
  readonly object: string;
  /** One clause for people: `system route of vSwitch vsw-a`. */
  readonly text: string;
}

/** A cable between two routers. */
export interface FabricLink {
  readonly id: string;
  readonly kind: 'attachment' | 'region-connection' | 'line' | 'peering' | 'tunnel';
  readonly label: string;
  readonly ends: readonly [string, string];
  /** False: down by a fault, or forwarding nothing (an expired package): routes over it stay and lead nowhere. */
  readonly up: boolean;
  /** Why it is down, as a reason of the analyser (`NO_REGION_CONNECTION`, `LINE_DOWN`). */
  readonly downReason?: string;
  readonly downText?: string;
  /** Bits per second for each direction, [from ends[0], from ends[1]]; absent, or infinite: unlimited. */
  readonly rate?: readonly [number, number];
  /** What set the rate, for people and for reasons: `region connection cn-beijing–cn-qingdao of cen-…`. */
  readonly rateOrigin?: Origin;
  /** What it does to what it carries, for each direction, as `rate`; absent: nothing. */
  readonly delay?: readonly [Delay, Delay];
  /** True where the rate is a default that nobody bought (CEN: 1 Kbit/s for tests). */
  readonly testBandwidth?: boolean;
  /** Of a region connection: whose bill what crosses it is on; absent: nobody's. */
  readonly payer?: Payer;
  /** Of a leased line: its id, and whether the routers at its ends tell each other their routes (BGP). */
  readonly line?: { readonly id: string; readonly bgp: boolean };
}

/** Whose bill traffic between regions is on, whoever sends it. */
export interface Payer {
  readonly account: string;
  /** The interconnect: `cen-…`, `ccn-…`. */
  readonly network: string;
  /** What is paid for: the bandwidth package, or the interconnect itself. */
  readonly object: string;
  readonly terms: Terms;
}

/**
 * `monthly-95th`: by the 95th percentile of a month's samples. `traffic`: by bytes. `bought`: for bandwidth, in advance;
 * bytes cost nothing. `test`: the bandwidth that nobody bought, free of charge.
 */
export type Terms = 'monthly-95th' | 'traffic' | 'bought' | 'test';

/** What a long line does to packets in one direction. They keep their order. */
export interface Delay {
  /** Milliseconds. */
  readonly latency: number;
  /** Milliseconds that the latency varies by, up and down; not above it. */
  readonly jitter: number;
  /** The share of packets that is lost: 0 to below 1. */
  readonly loss: number;
}

/** What a VPC's router lets pass between its hosts and the rest, in both of its forms. */
export interface Filter {
  /** Address lists by name; rules refer to them. Sorted. */
  readonly sets: Readonly<Record<string, readonly string[]>>;
  /** Hosts that share one list of rules; a host is in at most one policy. Hosts in none are not filtered. */
  readonly policies: readonly Policy[];
  /** Stateless lists of subnets (network ACLs): asked for each packet that enters or leaves the block. */
  readonly acls: readonly SubnetAcl[];
}

export interface Policy {
  /** Stable: the groups' ids joined by `+`. */
  readonly id: string;
  /** Addresses of hosts. */
  readonly members: readonly string[];
  /** First match decides; the last rule matches everything. Stateful: replies to what was let pass do pass. */
  readonly ingress: readonly Rule[];
  readonly egress: readonly Rule[];
}

export interface SubnetAcl {
  readonly id: string;
  readonly subnet: string;
  readonly cidr: Cidr;
  readonly ingress: readonly Rule[];
  readonly egress: readonly Rule[];
}

export type Protocol = 'icmp' | 'tcp' | 'udp' | 'gre' | 'all';

export interface Rule {
  /** Unique within the router; written on the kernel's rule, so that a counter names it. */
  readonly id: string;
  readonly action: 'accept' | 'drop';
  readonly protocol: Protocol;
  /** Destination ports, inclusive; only with tcp and udp; absent: all. */
  readonly ports?: readonly [number, number];
  readonly sourcePorts?: readonly [number, number];
  /** The other side: source of ingress, destination of egress; absent: anyone. */
  readonly peer?: { readonly cidr: Cidr } | { readonly set: string };
  /** For an ACL whose rules name the inner side as well. */
  readonly local?: { readonly cidr: Cidr };
  readonly origin: Origin;
}
