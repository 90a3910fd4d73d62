import { deriveFabric } from '../../cloud/fabric.js';
import type { World } from '../../cloud/world.js';
import type { Fabric } from '../../fabric/fabric.js';
import { withEdges } from '../../plane/compile/edge.js';

/** What a lab needs of its machine. */
export interface Demand {
  readonly namespaces: number;
  readonly mounts: number;
  readonly descriptors: number;
  /** Bytes of kernel memory. */
  readonly memory: number;
}

/** Kernel memory of 1,000 of each, as measured on Linux 6.18 (`Slab` and `Percpu` of /proc/meminfo), rounded up. */
const NAMESPACE_BYTES = 230_000;
const CABLE_BYTES = 100_000;
/** Node, its libraries, the programs it starts. */
const PROCESS_BYTES = 150_000_000;
/** A namespace is held open, and a probe may have two sockets in it. */
const DESCRIPTORS_EACH = 3;
const DESCRIPTORS_BESIDE = 100;
const MOUNTS_BESIDE = 100;

export function demandOf(world: World): Demand {
  const { namespaces, cables } = sizeOf(deriveFabric(world));
  return {
    namespaces,
    mounts: namespaces + MOUNTS_BESIDE,
    descriptors: namespaces * DESCRIPTORS_EACH + DESCRIPTORS_BESIDE,
    memory: namespaces * NAMESPACE_BYTES + cables * CABLE_BYTES + PROCESS_BYTES,
  };
}

function sizeOf(fabric: Fabric): { readonly namespaces: number; readonly cables: number } {
  const { hosts, routers, links } = withEdges(fabric);
  const count = Object.keys(hosts).length;
  return { namespaces: count + Object.keys(routers).length, cables: count + Object.keys(links).length };
}

/** The most of each that any of several moments needs. */
export const most = (demands: readonly Demand[]): Demand => ({
  namespaces: Math.max(0, ...demands.map(({ namespaces }) => namespaces)),
  mounts: Math.max(0, ...demands.map(({ mounts }) => mounts)),
  descriptors: Math.max(0, ...demands.map(({ descriptors }) => descriptors)),
  memory: Math.max(0, ...demands.map(({ memory }) => memory)),
});
