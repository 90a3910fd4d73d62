/** Why a packet does not arrive; stable, documented in docs/reasons.md. */
export const REASON_CODES = [
  'SAME_HOST',
  'HOST_DOWN',
  'SG_EGRESS_DENY',
  'NO_ROUTE',
  'NOT_ATTACHED',
  'NOT_GRANTED',
  'ATTACHMENT_PENDING',
  'ATTACHMENT_EXPIRED',
  'ATTACHMENT_REJECTED',
  'ATTACHED_ELSEWHERE',
  'NOT_PUBLISHED',
  'ROUTE_CONFLICT',
  'ROUTE_DENIED',
  'NOT_ASSOCIATED',
  'NOT_PROPAGATED',
  'ROUTE_DISABLED',
  'BLACKHOLE',
  'NO_REGION_CONNECTION',
  'PACKAGE_EXPIRED',
  'LINK_DOWN',
  'ISOLATED',
  'LINE_DOWN',
  'OTHER_HOST',
  'ROUTE_LOOP',
  'ACL_EGRESS_DENY',
  'ACL_INGRESS_DENY',
  'SG_INGRESS_DENY',
] as const;
export type ReasonCode = (typeof REASON_CODES)[number];

/** Why what arrives is no faster; stable, documented in docs/reasons.md. */
export const LIMIT_CODES = [
  /** Nobody bought bandwidth between two regions: what is there is for tests. */
  'TEST_BANDWIDTH',
  /** What was set or bought, or the default of what is paid later. */
  'RATE_LIMITED',
] as const;
export type LimitCode = (typeof LIMIT_CODES)[number];

/** A flow to ask about: from host to host. */
export interface Flow {
  readonly from: string;
  readonly to: string;
  readonly protocol: 'icmp' | 'tcp' | 'udp';
  /** Destination port of tcp and udp. */
  readonly port?: number;
  /** Where packets are sent, if not to the address of `to`: an alias of it. */
  readonly toAddress?: string;
}

/** One router's decision. */
export interface Hop {
  readonly router: string;
  readonly label: string;
  /** What decided, as in `Origin.text`: a route, a rule. */
  readonly decided: string;
  /**
   * The object that decided, in the cloud's terms: the origin of the route or rule; the link or host that is down; the
   * router itself if nothing matched.
   */
  readonly object: string;
  /** The route that decided: which block in which of the router's tables. Absent if a filter stopped it or nothing matched. */
  readonly route?: { readonly table: string; readonly cidr: string };
  /** What filters let it pass here, in the order asked. Absent: none was asked. */
  readonly passed?: readonly FilterRule[];
  /** The rule that dropped it here. */
  readonly dropped?: FilterRule;
  /** The link it left by. Absent: it went no further, or was delivered here. */
  readonly link?: string;
}

/** A rule that a router's filter came to, first match. */
export interface FilterRule {
  /** Whose list it stands in: the groups of a policy joined by `+`, an ACL and its subnet. */
  readonly list: string;
  /** Into what the list protects, a host or a subnet, or out of it. */
  readonly direction: 'ingress' | 'egress';
  /** Unique within the router: the comment on the kernel's rule. */
  readonly rule: string;
  /** The object in the cloud's terms, as in `Origin.object`. */
  readonly object: string;
  readonly text: string;
}

export interface Verdict {
  readonly reachable: boolean;
  /** Absent if reachable. */
  readonly code?: ReasonCode;
  /** `forward`, or `return` if the request arrives and the answer does not. */
  readonly direction?: 'forward' | 'return';
  /** The object that has to change, in the cloud's terms. */
  readonly object?: string;
  /** One sentence for people. */
  readonly text: string;
  readonly path: readonly Hop[];
  readonly returnPath: readonly Hop[];
  /** Bits per second of the narrowest shaper on the way there; absent: nothing limits. */
  readonly rate?: number;
  /** What set that rate. */
  readonly rateText?: string;
  /** The same as a reason. */
  readonly limit?: RateReason;
  /** Of what is reachable: the narrowest shaper on the answer's way; absent: nothing limits it. */
  readonly back?: { readonly rate: number; readonly rateText: string; readonly limit: RateReason };
  /** Of what is reachable: what the ways there and back add up to; absent: no link delays or loses packets. */
  readonly roundTrip?: RoundTrip;
}

/** Why a rate is what it is. */
export interface RateReason {
  readonly code: LimitCode;
  /** What has to change for more, in the cloud's terms. */
  readonly object: string;
}

/** A packet and its answer, on links without a queue. */
export interface RoundTrip {
  /** Milliseconds. */
  readonly rtt: number;
  /** Milliseconds that it may be off, up and down. */
  readonly jitter: number;
  /** The share of packets of which no answer comes. */
  readonly loss: number;
}
