import { element } from '../../xml.js';
import type { Layout, Point } from '../layout.js';
import type { TopologyLink } from '../topology.js';
import { type Classes, textAt, tidy } from './text.js';

/** The line; a second, wide and unseen one takes the pointer. */
export function linkLine(link: TopologyLink, layout: Layout, classes: Classes): string {
  const way = layout.links[link.id];
  if (!way) return '';
  const d = rounded(way.points);
  return element('g', { class: classesOf('link', link, classes), 'data-link': link.id }, [
    element('title', {}, link.text),
    element('path', { class: 'reach', d }),
    element('path', { class: 'line', d }),
  ]);
}

/** The label, above all lines. */
export function linkLabel(link: TopologyLink, layout: Layout, classes: Classes): string[] {
  const box = layout.links[link.id]?.label;
  if (!box) return [];
  const { x, y, width, height } = box;
  return [
    element('g', { class: classesOf('label', link, classes), 'data-link': link.id }, [
      element('title', {}, link.text),
      element('rect', { x: tidy(x), y: tidy(y), width: tidy(width), height: tidy(height), rx: 4 }),
      textAt({ x: x + width / 2, y: y + height / 2 + 0.5 }, 'rate', link.label, 'middle'),
    ]),
  ];
}

const classesOf = (what: string, { id, kind, up, testBandwidth }: TopologyLink, classes: Classes): string =>
  [
    what,
    kind,
    ...(up ? [] : ['down']),
    ...(testBandwidth ? ['test'] : []),
    ...(classes[id] ? [classes[id]] : []),
  ].join(' ');

const RADIUS = 7;

/** A line whose corners are rounded, by at most half of the shorter side. */
function rounded(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (!first) return '';
  const parts = rest.map((corner, i) => {
    const before = points[i];
    const after = rest[i + 1];
    if (!before || !after) return `L${at(corner)}`;
    const r = Math.min(RADIUS, distance(before, corner) / 2, distance(corner, after) / 2);
    return `L${at(toward(corner, before, r))}Q${at(corner)} ${at(toward(corner, after, r))}`;
  });
  return `M${at(first)}${parts.join('')}`;
}

const at = ({ x, y }: Point): string => `${tidy(x)} ${tidy(y)}`;
const distance = (a: Point, b: Point): number => Math.hypot(b.x - a.x, b.y - a.y);

function toward(from: Point, to: Point, by: number): Point {
  const share = by / (distance(from, to) || 1);
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}
