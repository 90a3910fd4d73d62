import { element } from '../../xml.js';
import { cellText, headOf, plateWidth } from '../box.js';
import type { Box, Layout } from '../layout.js';
import { SIZE } from '../metrics.js';
import type { TopologyNode } from '../topology.js';
import { type Classes, textAt, tidy } from './text.js';

export function nodeGroup(
  node: TopologyNode,
  layout: Layout,
  accounts: readonly string[],
  more: Classes,
): string {
  const box = layout.nodes[node.id];
  if (!box) return '';
  const parts = node.kind === 'host' ? hostParts(node, box) : routerParts(node, box);
  const account = node.account === undefined ? [] : [`account-${accounts.indexOf(node.account) % COLOURS}`];
  const classes = [
    'node',
    node.kind,
    ...account,
    ...(node.up ? [] : ['down']),
    ...(more[node.id] ? [more[node.id]] : []),
  ];
  return element('g', { class: classes.join(' '), 'data-node': node.id }, [
    element('title', {}, node.text),
    ...parts,
  ]);
}

/** Accounts beyond them share colours; each has its name on it. */
export const COLOURS = 8;

function routerParts(node: TopologyNode, box: Box): string[] {
  const head = headOf(node);
  const x = box.x + SIZE.padding;
  const y = box.y + SIZE.padding / 2 + SIZE.line / 2;
  const round = node.kind === 'transit' ? Math.min(box.height / 2, 22) : 6;
  return [
    element('rect', { class: 'box', ...sized(box), rx: round }),
    textAt({ x, y }, 'name', head.name),
    textAt({ x, y: y + SIZE.line - 2 }, 'caption', head.caption),
    ...(head.account === undefined ? [] : plate(head.account, box)),
  ];
}

function plate(account: string, box: Box): string[] {
  const width = plateWidth(account);
  const at = { x: box.x + box.width - SIZE.padding - width, y: box.y + 8, width, height: 16 };
  return [
    element('rect', { class: 'plate', ...sized(at), rx: 8 }),
    textAt({ x: at.x + width / 2, y: at.y + 8.5 }, 'account', account, 'middle'),
  ];
}

function hostParts(node: TopologyNode, box: Box): string[] {
  const { name, address } = cellText(node);
  const y = box.y + box.height / 2;
  const x = box.x + SIZE.cell.dot;
  return [
    element('rect', { class: 'cell', ...sized({ ...box, y: box.y + 1, height: box.height - 2 }), rx: 4 }),
    element('circle', { cx: tidy(box.x + 8), cy: tidy(y), r: 3.5 }),
    textAt({ x, y }, 'host-name', name),
    textAt({ x: box.x + box.width - 4, y }, 'address', address, 'end'),
  ];
}

const sized = ({ x, y, width, height }: Box) => ({
  x: tidy(x),
  y: tidy(y),
  width: tidy(width),
  height: tidy(height),
});
