import type { Topology, TopologyKind, TopologyLink } from './topology.js';

/** Columns from left to right: data centres, borders, transit routers, networks, hosts. */
const RANK: Readonly<Record<TopologyKind, number>> = {
  idc: 0,
  vbr: 1,
  'direct-connect': 1,
  vpn: 1,
  transit: 2,
  edge: 2,
  vpc: 3,
  host: 4,
};

export type RankOf = (id: string) => number;

export function rankOf({ nodes }: Topology): RankOf {
  const ranks = new Map(nodes.map(({ id, kind }) => [id, RANK[kind]]));
  return (id) => ranks.get(id) ?? RANK.vpc;
}

/** The ends of a link, the one that stands further left first. */
export const leftFirst = ({ ends: [a, b] }: TopologyLink, rank: RankOf): readonly [string, string] =>
  rank(a) <= rank(b) ? [a, b] : [b, a];
