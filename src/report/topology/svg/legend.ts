import { unreachable } from '../../../model/never.js';
import { element } from '../../xml.js';
import { plateWidth } from '../box.js';
import type { Layout } from '../layout.js';
import { clip, SIZE, textWidth } from '../metrics.js';
import type { Topology, TopologyLink } from '../topology.js';
import { COLOURS } from './node.js';
import { textAt } from './text.js';

export interface Legend {
  readonly parts: readonly string[];
  readonly width: number;
  readonly height: number;
}

interface Entry {
  readonly width: number;
  readonly draw: (x: number, y: number) => string[];
}

const MARGIN = 20;
const GAP = 22;
const ROW = 24;

/** What colours and lines mean: only what the picture has. Below it, in as many rows as its width wants. */
export function legendOf(topology: Topology, accounts: readonly string[], layout: Layout): Legend {
  const entries = [...accounts.map(accountEntry), ...lineEntries(topology)];
  const room = Math.max(layout.width, 480) - 2 * MARGIN;
  const parts: string[] = [];
  let x = 0;
  let row = 0;
  let widest = 0;
  for (const { width, draw } of entries) {
    if (x > 0 && x + width > room) {
      x = 0;
      row++;
    }
    parts.push(...draw(MARGIN + x, layout.height + ROW * row + ROW / 2 - 6));
    widest = Math.max(widest, x + width);
    x += width + GAP;
  }
  if (entries.length === 0) return { parts: [], width: 0, height: 0 };
  return {
    parts: [element('g', { class: 'legend' }, parts)],
    width: widest + 2 * MARGIN,
    height: (row + 1) * ROW + 4,
  };
}

function accountEntry(account: string, index: number): Entry {
  const name = clip(account, 16);
  const plate = plateWidth(name);
  return {
    width: plate + 8 + textWidth('account', SIZE.small),
    draw: (x, y) => [
      element('g', { class: `account-${index % COLOURS}` }, [
        element('rect', { class: 'plate', x, y: y - 8, width: plate, height: 16, rx: 8 }),
        textAt({ x: x + plate / 2, y: y + 0.5 }, 'account', name, 'middle'),
      ]),
      textAt({ x: x + plate + 6, y }, 'caption', 'account'),
    ],
  };
}

const SAMPLE = 34;

const lineEntry = (classes: string, text: string): Entry => ({
  width: SAMPLE + 8 + textWidth(text, SIZE.small),
  draw: (x, y) => [
    element('g', { class: `link ${classes}` }, [
      element('path', { class: 'line', d: `M${x} ${y}L${x + SAMPLE} ${y}` }),
    ]),
    textAt({ x: x + SAMPLE + 8, y }, 'caption', text),
  ],
});

function lineEntries({ links }: Topology): Entry[] {
  const plain = links.filter(({ up, testBandwidth }) => up && !testBandwidth);
  const kinds = [...new Set(plain.map(({ kind }) => kind))].sort();
  return [
    ...kinds.map((kind) => lineEntry(kind, linkName(kind))),
    ...(links.some(({ testBandwidth }) => testBandwidth)
      ? [lineEntry('region-connection test', 'test bandwidth only')]
      : []),
    ...(links.some(({ up }) => !up) ? [lineEntry('down', 'down')] : []),
  ];
}

function linkName(kind: TopologyLink['kind']): string {
  switch (kind) {
    case 'attachment':
      return 'attachment';
    case 'region-connection':
      return 'connection of regions';
    case 'line':
      return 'leased line';
    case 'peering':
      return 'Express Connect peering';
    case 'tunnel':
      return 'IPsec connection';
    default:
      return unreachable(kind);
  }
}
