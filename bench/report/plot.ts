import { element } from '../../src/report/xml.js';
import type { Point } from '../statistics.js';

export interface Panel {
  readonly title: string;
  readonly lines: readonly { readonly name: string; readonly points: readonly Point[] }[];
}

const WIDTH = 360;
const HEIGHT = 280;
const LEFT = 48;
const TOP = 28;
const BOTTOM = 24;
const COLORS = ['#2563a8', '#c05621', '#2f7d4f', '#7b3fa0'];
const FONT = 'font: 11px sans-serif; fill: #57606a';

/** Panels side by side, both axes logarithmic; readable on light and on dark. */
export function plot(panels: readonly Panel[]): string {
  const drawn = panels.map((panel, i) =>
    element('g', { transform: `translate(${i * (WIDTH + LEFT)},0)` }, drawPanel(panel)),
  );
  const title = element('title', {}, panels.map((panel) => panel.title).join('; '));
  const size = { width: panels.length * (WIDTH + LEFT) + 16, height: HEIGHT + TOP + BOTTOM };
  return `${element('svg', { xmlns: 'http://www.w3.org/2000/svg', viewBox: `0 0 ${size.width} ${size.height}`, ...size }, [title, ...drawn])}\n`;
}

function drawPanel({ title, lines }: Panel): string[] {
  const points = lines.flatMap((line) => line.points).filter(isSeen);
  const x = axis(
    points.map((point) => point.x),
    WIDTH,
  );
  const y = axis(
    points.map((point) => point.y),
    HEIGHT,
  );
  const at = (point: Point): readonly [number, number] => [
    LEFT + x.place(point.x),
    TOP + HEIGHT - y.place(point.y),
  ];
  return [
    element('text', { x: LEFT, y: 16, style: FONT }, title),
    ...x.ticks.map((tick) => grid(LEFT + x.place(tick), 'down', tick)),
    ...y.ticks.map((tick) => grid(TOP + HEIGHT - y.place(tick), 'across', tick)),
    ...lines.flatMap(({ name, points: own }, i) =>
      drawLine(name, own.filter(isSeen).map(at), COLORS[i % COLORS.length] ?? ''),
    ),
  ];
}

const isSeen = ({ x, y }: Point): boolean => x > 0 && y > 0;

interface Axis {
  readonly ticks: readonly number[];
  readonly place: (value: number) => number;
}

/** Whole powers of ten around the values. */
function axis(values: readonly number[], length: number): Axis {
  const first = Math.floor(Math.log10(Math.min(...values)));
  const last = Math.max(first + 1, Math.ceil(Math.log10(Math.max(...values))));
  return {
    ticks: Array.from({ length: last - first + 1 }, (_, i) => 10 ** (first + i)),
    place: (value) => Math.round(((Math.log10(value) - first) / (last - first)) * length * 10) / 10,
  };
}

function grid(place: number, way: 'down' | 'across', tick: number): string {
  const line =
    way === 'down'
      ? { x1: place, x2: place, y1: TOP, y2: TOP + HEIGHT }
      : { x1: LEFT, x2: LEFT + WIDTH, y1: place, y2: place };
  const label =
    way === 'down'
      ? { x: place, y: TOP + HEIGHT + 16, 'text-anchor': 'middle' }
      : { x: LEFT - 6, y: place + 4, 'text-anchor': 'end' };
  return element('g', {}, [
    element('line', { ...line, stroke: '#8c959f', 'stroke-width': 0.5 }),
    element('text', { ...label, style: FONT }, String(tick)),
  ]);
}

function drawLine(name: string, points: readonly (readonly [number, number])[], color: string): string[] {
  const [last] = points.slice(-1);
  if (!last) return [];
  const [x, y] = last;
  return [
    element('polyline', {
      points: points.map((point) => point.join(',')).join(' '),
      fill: 'none',
      stroke: color,
      'stroke-width': 2,
    }),
    ...points.map(([cx, cy]) => element('circle', { cx, cy, r: 3, fill: color })),
    element(
      'text',
      { x, y: y - 8, 'text-anchor': 'end', style: `font: 11px sans-serif; fill: ${color}` },
      name,
    ),
  ];
}
