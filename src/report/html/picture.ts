import { headOf } from '../topology/box.js';
import type { Topology, TopologyLink, TopologyNode } from '../topology/topology.js';
import type { PagePicture } from './data.js';

/** What of the union of all moments there is at one of them, and what the change before made of it. */
export function pictureOf(union: Topology, now: Topology, before: Topology | undefined): PagePicture {
  const [nodes, links] = [byId(now.nodes), byId(now.links)];
  const gone = [...union.nodes, ...union.links].filter(({ id }) => !nodes.has(id) && !links.has(id));
  const down = [...now.nodes, ...now.links].filter(({ up }) => !up);
  const changes = before ? changesOf(before, now) : [];
  return {
    absent: gone.map(({ id }) => id),
    down: down.map(({ id }) => id),
    test: now.links.filter(({ testBandwidth }) => testBandwidth).map(({ id }) => id),
    labels: labelsOf(union, now),
    changes: changes.map(({ text }) => text),
    changed: [...new Set(changes.map(({ id }) => id))],
  };
}

type Part = TopologyNode | TopologyLink;

const byId = <T extends { readonly id: string }>(all: readonly T[]): Map<string, T> =>
  new Map(all.map((one) => [one.id, one]));

/** As the drawing has them, and as they are now. */
const labelsOf = (union: Topology, now: Topology): Record<string, string> => {
  const drawn = new Map([...union.nodes, ...union.links].map((part) => [part.id, labelOf(part)]));
  const parts = [...now.nodes, ...now.links].map((part) => [part.id, labelOf(part)] as const);
  return Object.fromEntries(parts.filter(([id, label]) => drawn.get(id) !== label));
};

/** The text of it that may change: a link's rate, a router's second line, a host's address. */
const labelOf = (part: Part): string =>
  'ends' in part ? part.label : part.kind === 'host' ? part.detail : headOf(part).caption;

interface Change {
  readonly id: string;
  readonly text: string;
}

function changesOf(before: Topology, now: Topology): Change[] {
  const [old, young] = [partsOf(before), partsOf(now)];
  const nameOf = (id: string): string => nodeName(now, id) ?? nodeName(before, id) ?? id;
  const ids = [...new Set([...old.keys(), ...young.keys()])].sort();
  return ids.flatMap((id) => {
    const text = changeText(old.get(id), young.get(id), nameOf);
    return text === undefined ? [] : [{ id, text }];
  });
}

const partsOf = ({ nodes, links }: Topology): Map<string, Part> => byId<Part>([...nodes, ...links]);

function nodeName({ nodes }: Topology, id: string): string | undefined {
  const node = nodes.find((one) => one.id === id);
  if (!node) return undefined;
  return node.kind === 'transit' ? `${node.label} in ${node.region}` : node.id;
}

function changeText(
  before: Part | undefined,
  now: Part | undefined,
  nameOf: (id: string) => string,
): string | undefined {
  const part = now ?? before;
  if (!part) return undefined;
  const name = partName(part, nameOf);
  if (!before) return `${name} is new${labelled(part, ': ')}`;
  if (!now) return `${name} is gone`;
  if (before.up !== now.up) return `${name} is ${now.up ? 'up again' : 'down'}`;
  if (before.label !== now.label)
    return `${name}: ${before.label || 'no limit'} → ${now.label || 'no limit'}`;
  if ('detail' in now && 'detail' in before && before.detail !== now.detail)
    return `${name}: ${before.detail || 'nothing'} → ${now.detail || 'nothing'}`;
  return undefined;
}

const KIND: Readonly<Record<TopologyNode['kind'] | TopologyLink['kind'], string>> = {
  host: 'Host',
  vpc: 'VPC',
  transit: 'Transit router',
  vbr: 'VBR',
  idc: 'Data centre',
  vpn: 'VPN gateway',
  'direct-connect': 'Direct connect gateway',
  edge: 'Edge',
  attachment: 'Attachment',
  'region-connection': 'Region connection',
  line: 'Leased line',
  peering: 'Peering',
  tunnel: 'IPsec connection',
};

const partName = (part: Part, nameOf: (id: string) => string): string =>
  'ends' in part
    ? `${KIND[part.kind]} ${part.ends.map(nameOf).join(' – ')}`
    : `${KIND[part.kind]} ${nameOf(part.id)}`;

const labelled = (part: Part, lead: string): string =>
  'ends' in part && part.label !== '' ? `${lead}${part.label}` : '';

/** The union as it is drawn: with the labels of the last moment where it has the part. */
export function drawnOf(union: Topology, last: Topology): Topology {
  const [nodes, links] = [byId(last.nodes), byId(last.links)];
  return {
    regions: union.regions,
    nodes: union.nodes.map((node) => nodes.get(node.id) ?? node),
    links: union.links.map((link) => links.get(link.id) ?? link),
  };
}
