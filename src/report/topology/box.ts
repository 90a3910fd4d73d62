import { unreachable } from '../../model/never.js';
import type { Box } from './layout.js';
import { clip, SIZE, textWidth } from './metrics.js';
import type { TopologyKind, TopologyNode } from './topology.js';

/** What stands in a router's box, and how large that makes it. */
export interface RouterBox {
  readonly width: number;
  readonly height: number;
  readonly head: Head;
  /** Of each host, relative to the box. */
  readonly cells: readonly (readonly [string, Box])[];
}

export interface Head {
  readonly name: string;
  readonly caption: string;
  /** The account, on a plate at the right. */
  readonly account?: string;
}

export function kindName(kind: TopologyKind): string {
  switch (kind) {
    case 'vpc':
      return 'VPC';
    case 'transit':
      return 'transit router';
    case 'vbr':
      return 'VBR';
    case 'idc':
      return 'data centre';
    case 'vpn':
      return 'VPN gateway';
    case 'direct-connect':
      return 'direct connect gateway';
    case 'edge':
      return 'edge';
    case 'host':
      return 'host';
    default:
      return unreachable(kind);
  }
}

export function headOf({ kind, label, detail, account, fleet }: TopologyNode): Head {
  const what = fleet === undefined ? kindName(kind) : `GSE ${clip(fleet)}`;
  return {
    name: clip(label),
    caption: detail === '' ? what : `${what} · ${clip(detail, 40)}`,
    ...(account === undefined ? {} : { account: clip(account, 16) }),
  };
}

/** Where no plate can be drawn. */
export const accountLabel = (account: string): string => `account ${account}`;

export const plateWidth = (account: string): number => textWidth(account, SIZE.small) + 12;

export function routerBox(router: TopologyNode, hosts: readonly TopologyNode[]): RouterBox {
  const head = headOf(router);
  const grid = gridOf(hosts);
  const plate = head.account === undefined ? 0 : plateWidth(head.account) + SIZE.padding;
  const top = SIZE.padding + 2 * SIZE.line;
  const width = Math.max(
    textWidth(head.name, SIZE.name) + plate,
    textWidth(head.caption, SIZE.small),
    grid.width,
  );
  return {
    head,
    width: width + 2 * SIZE.padding,
    height: top + (hosts.length === 0 ? 0 : grid.height + SIZE.padding),
    cells: hosts.map(({ id }, i) => [id, grid.cell(i, SIZE.padding, top)]),
  };
}

export const cellText = ({
  label,
  detail,
}: TopologyNode): { readonly name: string; readonly address: string } => ({
  name: clip(label, 24),
  address: detail,
});

/** Hosts in columns, read downwards; wider than high once there are many. */
function gridOf(hosts: readonly TopologyNode[]) {
  const { height, gap, dot } = SIZE.cell;
  const addresses = Math.max(0, ...hosts.map(({ detail }) => textWidth(detail, SIZE.small)));
  const names = Math.max(0, ...hosts.map((host) => textWidth(cellText(host).name, SIZE.small)));
  const width = dot + names + 10 + addresses + 4;
  const columns = columnsFor(hosts.length, width + gap, height);
  const count = Math.ceil(hosts.length / columns);
  return {
    width: hosts.length === 0 ? 0 : columns * (width + gap) - gap,
    height: count * height,
    cell: (i: number, x: number, y: number): Box => ({
      x: x + Math.floor(i / count) * (width + gap),
      y: y + (i % count) * height,
      width,
      height,
    }),
  };
}

const FEW = 6;
const ASPECT = 3;
const MOST_COLUMNS = 5;

const columnsFor = (count: number, width: number, height: number): number =>
  count <= FEW
    ? 1
    : Math.min(MOST_COLUMNS, Math.max(1, Math.round(Math.sqrt((ASPECT * count * height) / width))));
