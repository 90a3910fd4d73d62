import type { Plan } from '../plane/change.js';
import type { Plane } from '../plane/plane.js';
import type { Counters, Interface } from './counters.js';
import type { PacketCounters } from './packet-counters.js';
import type { Room } from './room.js';

/**
 * The port to a kernel. Two implementations: `linux` (netlink, in a sandbox) and `fake` (memory); one contract suite
 * runs against both. After `apply(diff(wanted, observe()))`, `observe()` equals `wanted`.
 */
export interface Kernel {
  /** What stands, as far as it carries our mark; all namespaces, or the named ones only (links with both ends in them). */
  observe(namespaces?: readonly string[]): Promise<Plane>;
  /**
   * Executes a plan in order. Rejects with a `KernelError` at the first refusal; what came before stands.
   * Messages to one namespace travel together.
   */
  apply(plan: Plan): Promise<void>;
  /** What these interfaces have carried since they were made, in the order asked; those that are not there are left out. */
  counters(interfaces: readonly Interface[]): Promise<readonly Counters[]>;
  /** What packets have moved in namespaces, in the order asked; those that are not there are left out. */
  packetCounters(namespaces: readonly string[]): Promise<readonly PacketCounters[]>;
  /** Deletes every namespace of ours that `keep` does not name. */
  prune(keep: readonly string[]): Promise<void>;
  /**
   * Runs `start` while the calling thread stands in a namespace; whatever it opens or spawns synchronously lives there.
   * `start` must not await: the thread leaves the namespace when it returns.
   */
  within<T>(namespace: string, start: () => T): T;
  /** What this kernel does not have, found by trying. */
  lacks(): readonly Feature[];
  /** How much of it this machine lets a lab hold. */
  room(): Room;
  /** Releases file descriptors; the kernel keeps what stands until the sandbox ends. */
  close(): void;
}

/** What some kernels lack and only some scenarios need: netem, for latency, jitter and loss. */
export const FEATURES = ['latency'] as const;
export type Feature = (typeof FEATURES)[number];
