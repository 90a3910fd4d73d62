/**
 * A whole Linux network as plain data: what shall stand (from `compile`) or what stands (from `observe`).
 * Everything is sorted by name, so equal planes are equal as JSON.
 */
export interface Plane {
  readonly namespaces: readonly Namespace[];
  readonly links: readonly Link[];
}

export interface Namespace {
  /** Unique; readable; safe as a file name. */
  readonly name: string;
  readonly kind: 'host' | 'router';
  /** For people: `VPC vpc-a (cn-qingdao, account A)`. Kept as the alias of `lo`. */
  readonly label: string;
  readonly addresses: readonly Address[];
  readonly neighbours: readonly Neighbour[];
  readonly routes: readonly KernelRoute[];
  /** Policy rules: packets that come in by `iif` ask `table` first. */
  readonly rules: readonly PolicyRule[];
  readonly filter?: PacketFilter;
}

export interface Address {
  readonly dev: string;
  /** `172.16.1.10/24`; never makes a route of its own. */
  readonly cidr: string;
}

/** A permanent neighbour entry: nobody asks ARP. */
export interface Neighbour {
  readonly dev: string;
  readonly address: string;
  readonly mac: string;
}

export interface KernelRoute {
  /** `0.0.0.0/0`, `10.0.0.1/32`. */
  readonly dst: string;
  readonly type: 'unicast' | 'blackhole';
  readonly dev?: string;
  /** Gateway, on-link. */
  readonly via?: string;
  /** Preferred source. */
  readonly src?: string;
  /** Kernel's table number: 254 is main. */
  readonly table: number;
}

export interface PolicyRule {
  readonly priority: number;
  readonly iif: string;
  readonly table: number;
}

/** A veth pair. Its name is that of ends[0]; ends are sorted by namespace, then interface. */
export interface Link {
  readonly ends: readonly [LinkEnd, LinkEnd];
}

export interface LinkEnd {
  readonly namespace: string;
  /** At most 15 bytes. */
  readonly name: string;
  readonly mac: string;
  /** Full name for people, in ifalias; begins with the ownership mark `transitlab:`. */
  readonly alias: string;
  readonly mtu: number;
  readonly up: boolean;
  /** Strict reverse-path filter and no forwarding tricks: on the router's side of a host. */
  readonly rpFilter: boolean;
  /** 1 where segments have to be real frames, because a queue further on counts or loses them; 65535 otherwise. */
  readonly gsoMaxSegs: number;
  readonly shaper?: Shaper;
  readonly delay?: LineDelay;
}

/** HTB with one class and a queue counted in bytes, at the sending end. */
export interface Shaper {
  /** Bits per second, Ethernet frames without preamble and FCS. */
  readonly rate: number;
  /** Bytes. */
  readonly burst: number;
  /** Bytes the queue holds. */
  readonly queue: number;
  /** Bytes HTB hands out per turn. */
  readonly quantum: number;
}

/** netem at the sending end: before the shaper's queue, if there is a shaper. Packets keep their order. */
export interface LineDelay {
  /** Nanoseconds. */
  readonly latency: number;
  /** Nanoseconds, up and down, each as likely as the other. */
  readonly jitter: number;
  /** The share of frames that is lost, as the kernel keeps it: see `lossOf`. */
  readonly loss: number;
  /** Frames that may be on their way at a time. */
  readonly limit: number;
}

/** What stands at the sending end of a cable. */
export type Queue = Pick<LinkEnd, 'shaper' | 'delay'>;

/** iptables' `filter` table of one namespace, and the sets it asks. */
export interface PacketFilter {
  /** Sorted by name; members sorted; all are `hash:ip`. Names have at most 31 bytes. */
  readonly sets: readonly { readonly name: string; readonly members: readonly string[] }[];
  /** Lines as `iptables-save` prints them between `*filter` and `COMMIT`: `:CHAIN POLICY` first, then `-A ...`. */
  readonly rules: readonly string[];
}
