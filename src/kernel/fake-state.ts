import type {
  Address,
  KernelRoute,
  Link,
  LinkEnd,
  Namespace,
  Neighbour,
  PacketFilter,
  Plane,
  PolicyRule,
} from '../plane/plane.js';

/** What the fake kernel holds. */
export interface FakeState {
  readonly namespaces: Map<string, FakeNamespace>;
  readonly pairs: Pair[];
  /** What each end of a cable has sent, as long as that cable stands. */
  readonly carried: WeakMap<Pair, readonly [Sent, Sent]>;
  /** How often rules of a filter have met a packet, as long as that filter stands. */
  readonly met: WeakMap<PacketFilter, ReadonlyMap<string, number>>;
}

export interface Sent {
  readonly bytes: number;
  readonly frames: number;
}

/** A cable: one array for its whole life. */
export type Pair = [LinkEnd, LinkEnd];

export interface FakeNamespace {
  readonly kind: Namespace['kind'];
  readonly label: string;
  readonly addresses: Map<string, Address>;
  readonly neighbours: Map<string, Neighbour>;
  readonly routes: Map<string, KernelRoute>;
  readonly rules: Map<string, PolicyRule>;
  filter?: PacketFilter;
  /** Frames that came in since it was made. */
  received: number;
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The state as `observe` shows it. */
export function planeOf(state: FakeState, only?: readonly string[]): Plane {
  const shown = (name: string): boolean => only === undefined || only.includes(name);
  return {
    namespaces: [...state.namespaces.keys()]
      .filter(shown)
      .sort(order)
      .map((name) => namespaceOf(name, state.namespaces.get(name) as FakeNamespace)),
    links: state.pairs
      .filter((pair) => pair.every(({ namespace }) => shown(namespace)))
      .map(inOrder)
      .sort((a, b) => order(keyOf(a.ends[0]), keyOf(b.ends[0]))),
  };
}

function namespaceOf(name: string, space: FakeNamespace): Namespace {
  return {
    name,
    kind: space.kind,
    label: space.label,
    addresses: [...space.addresses.values()].sort((a, b) => order(a.dev, b.dev) || order(a.cidr, b.cidr)),
    neighbours: [...space.neighbours.values()].sort(
      (a, b) => order(a.dev, b.dev) || order(a.address, b.address),
    ),
    routes: [...space.routes.values()].sort((a, b) => a.table - b.table || order(a.dst, b.dst)),
    rules: [...space.rules.values()].sort((a, b) => a.priority - b.priority),
    ...(space.filter ? { filter: space.filter } : {}),
  };
}

const keyOf = ({ namespace, name }: LinkEnd): string => `${namespace}\0${name}`;

const inOrder = ([a, b]: readonly [LinkEnd, LinkEnd]): Link =>
  order(keyOf(a), keyOf(b)) <= 0 ? { ends: [a, b] } : { ends: [b, a] };
