import type {
  Address,
  KernelRoute,
  Link,
  LinkEnd,
  Namespace,
  Neighbour,
  PacketFilter,
  PolicyRule,
  Queue,
} from './plane.js';

/** One thing to do to the kernel. A plan is a list of these in an order that works; it is printed, stored, executed. */
export type Change = { readonly reason: string } & Operation;

/**
 * Verbs: `add` wants the object absent; `replace` sets it whatever was there (idempotent); `delete` of what is gone
 * is no error. `namespace.delete` takes everything in it along.
 */
export type Operation =
  | {
      readonly op: 'namespace.add';
      readonly namespace: string;
      readonly kind: Namespace['kind'];
      readonly label: string;
    }
  | { readonly op: 'namespace.delete'; readonly namespace: string }
  | { readonly op: 'link.add'; readonly link: Link }
  | { readonly op: 'link.delete'; readonly namespace: string; readonly dev: string }
  /** Sets up or down, MTU, alias, gsoMaxSegs, rpFilter of one end; with another MAC it is another link. */
  | { readonly op: 'link.replace'; readonly end: LinkEnd }
  | { readonly op: 'address.replace'; readonly namespace: string; readonly address: Address }
  | { readonly op: 'address.delete'; readonly namespace: string; readonly address: Address }
  | { readonly op: 'neighbour.replace'; readonly namespace: string; readonly neighbour: Neighbour }
  | { readonly op: 'neighbour.delete'; readonly namespace: string; readonly neighbour: Neighbour }
  | { readonly op: 'route.replace'; readonly namespace: string; readonly route: KernelRoute }
  | { readonly op: 'route.delete'; readonly namespace: string; readonly route: KernelRoute }
  | { readonly op: 'rule.add'; readonly namespace: string; readonly rule: PolicyRule }
  | { readonly op: 'rule.delete'; readonly namespace: string; readonly rule: PolicyRule }
  /** Rate and delay of one end, as one: a queue is made of both. */
  | {
      readonly op: 'queue.replace';
      readonly namespace: string;
      readonly dev: string;
      readonly queue: Queue;
    }
  | { readonly op: 'queue.delete'; readonly namespace: string; readonly dev: string }
  /** Sets and rules as one: nothing passes unfiltered in between. An absent filter deletes. */
  | { readonly op: 'filter.replace'; readonly namespace: string; readonly filter: PacketFilter }
  | { readonly op: 'filter.delete'; readonly namespace: string };

export type Plan = readonly Change[];
