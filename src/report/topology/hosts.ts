import { parseIp } from '../../model/cidr.js';
import { groupBy } from './group.js';
import type { Topology, TopologyNode } from './topology.js';

/** The hosts of each router, by their addresses: `web-10` after `web-9`. */
export function hostsByRouter({ nodes }: Topology): ReadonlyMap<string, readonly TopologyNode[]> {
  const groups = groupBy(nodes, ({ router }) => router);
  return new Map([...groups].map(([router, hosts]) => [router, hosts.sort(byAddress)]));
}

const byAddress = (a: TopologyNode, b: TopologyNode): number =>
  (parseIp(a.detail) ?? 0) - (parseIp(b.detail) ?? 0);
