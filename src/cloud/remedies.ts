import type { Fabric } from '../fabric/fabric.js';
import type { Call } from './call.js';
import type { NoRoute } from './model.js';
import type { Fault, World } from './world.js';

/** Every way in which a packet fails to arrive, as the analyser names them. */
export type ObstacleCode =
  | NoRoute['code']
  | 'SAME_HOST'
  | 'HOST_DOWN'
  | 'SG_EGRESS_DENY'
  | 'BLACKHOLE'
  | 'LINK_DOWN'
  | 'ISOLATED'
  | 'PACKAGE_EXPIRED'
  | 'OTHER_HOST'
  | 'ROUTE_LOOP'
  | 'ACL_EGRESS_DENY'
  | 'ACL_INGRESS_DENY'
  | 'SG_INGRESS_DENY'
  | LimitCode;

/** Every reason for which what arrives is slower than wanted. */
export type LimitCode = 'TEST_BANDWIDTH' | 'RATE_LIMITED';

/** What stops a flow, or keeps it below the rate that it should have, as the analyser found it. */
export interface Obstacle {
  readonly code: ObstacleCode;
  /** What has to change, in the cloud's terms. */
  readonly object: string;
  readonly text: string;
  readonly direction: 'forward' | 'return';
  /** The router where it stopped; absent: at the sending host. */
  readonly router?: string;
  /** The link by which the packet came to that router; absent: it came from a host there. */
  readonly ingress?: string;
  /** The hosts of the packet that was stopped; in direction `return` that is the answer. */
  readonly from: string;
  readonly to: string;
  /** Addresses in that packet. */
  readonly source: string;
  readonly destination: string;
  readonly protocol: 'icmp' | 'tcp' | 'udp';
  /** The packet's destination port; absent: it has none. */
  readonly port?: number;
  readonly sourcePort?: number;
  /** Of a flow that arrives and is too slow: the cable before which the narrowest shaper stands, and what is wanted. */
  readonly narrow?: { readonly link: string /** Bits per second. */; readonly wanted: number };
}

/** One thing to try. Ids are those of the world it was made for. */
export type Remedy =
  /** Each as its own account, one after the other, each settled; if one is refused the remedy is no good. */
  | {
      readonly kind: 'calls';
      readonly calls: readonly Call[];
      /** It does more than this flow needs: others gain ways by it, or lose what they have. Such come last. */
      readonly sweeping?: true;
    }
  | { readonly kind: 'heal'; readonly fault: Fault }
  /** What no cloud's call can do: a route of a data centre's own router. `world` is the one in which it is done. */
  | { readonly kind: 'file'; readonly text: string; readonly world: World };

/** Remedies that may help against an obstacle, best first; none of them is certain to. Pure. */
export type Remedies = (world: World, fabric: Fabric, obstacle: Obstacle) => readonly Remedy[];

/**
 * Why nothing can help against an obstacle, where a cloud's own rules leave no way; absent: they do, or another cloud
 * would know. One clause for people. Pure.
 */
export type WhyHopeless = (world: World, fabric: Fabric, obstacle: Obstacle) => string | undefined;

/** A remedy of calls of one account. */
export const callsOf = (as: string, ...calls: readonly Omit<Call, 'as'>[]): Remedy => ({
  kind: 'calls',
  calls: calls.map((call) => ({ as, ...call })),
});

/** The same, said to do more than the flow needs. */
export const sweeping = (remedy: Remedy): Remedy =>
  remedy.kind === 'calls' ? { ...remedy, sweeping: true } : remedy;
