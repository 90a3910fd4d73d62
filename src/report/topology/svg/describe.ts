import { count } from '../../text/layout.js';
import type { Topology } from '../topology.js';

/** The picture in words: how much there is of what, then each link. */
export function describe({ regions, nodes, links }: Topology): string {
  const hosts = nodes.filter(({ kind }) => kind === 'host').length;
  const sizes = [
    count(regions.length, 'region'),
    count(nodes.length - hosts, 'router'),
    count(hosts, 'host'),
    count(links.length, 'link'),
  ].join(', ');
  return [sizes, ...links.map(({ text }) => text)].map((sentence) => `${sentence}.`).join(' ');
}
