import type { CloudName } from '../../cloud/world.js';
import type { FabricLink, RouterKind } from '../../fabric/fabric.js';

/** The network as a picture shows it: what stands where, what is joined to what. Sorted by id throughout. */
export interface Topology {
  readonly regions: readonly TopologyRegion[];
  readonly nodes: readonly TopologyNode[];
  readonly links: readonly TopologyLink[];
}

export interface TopologyRegion {
  /** `cn-qingdao`. */
  readonly id: string;
  /** As the cloud's console names it: `China North 1`. */
  readonly label: string;
  readonly cloud?: CloudName;
}

export type TopologyKind = RouterKind | 'host';

export interface TopologyNode {
  readonly id: string;
  readonly kind: TopologyKind;
  /** Short: an id; of a transit router that of its interconnect. */
  readonly label: string;
  /** An address, blocks, the cap of what leaves a region; may be empty. */
  readonly detail: string;
  /** The id of its region; empty outside of the clouds. */
  readonly region: string;
  readonly account?: string;
  /** Of a host: the router it hangs on, in whose box it stands. */
  readonly router?: string;
  /** Of a fleet's VPC. */
  readonly fleet?: string;
  readonly up: boolean;
  /** All of it in a sentence. */
  readonly text: string;
}

/** Hosts are joined to their routers by `TopologyNode.router`, without a link. */
export interface TopologyLink {
  readonly id: string;
  readonly kind: FabricLink['kind'];
  readonly ends: readonly [string, string];
  /** `5 Mbps`, `1 Kbps test`, `5 Mbps, 30 ms`; empty where nothing limits and nothing delays. */
  readonly label: string;
  readonly up: boolean;
  /** A rate that nobody bought. */
  readonly testBandwidth?: boolean;
  /** Bits per second for each direction, [from ends[0], from ends[1]]; absent: unlimited. */
  readonly rate?: readonly [number, number];
  /** All of it in a sentence, with why it is down. */
  readonly text: string;
}
