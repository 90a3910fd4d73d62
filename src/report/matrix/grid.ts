import stringWidth from 'string-width';
import type { Style } from '../style.js';
import { pad, plain } from '../text/layout.js';
import { type Cast, type Unit, unitings } from './units.js';

/** What a cell shows: one character, how it is painted, and what the legend says of it. */
export interface Mark {
  readonly sign: string;
  readonly text: string;
  readonly paint: (text: string) => string;
}

/** Cells of a single host and itself. */
const NOBODY = '·';
const GAP = 2;

/**
 * Rows send, columns receive; both are numbered, networks head their rows, and a legend follows. Hosts are put together
 * until the grid fits the terminal; without lines if it does not even then. `loud` goes before all other marks of a cell.
 */
export function gridLines(
  cast: Cast,
  markOf: (from: number, to: number) => Mark | undefined,
  loud: (from: Unit, to: Unit) => Mark | undefined,
  style: Style,
): string[] {
  const shown = new Map<string, Mark>();
  const markAt = (from: Unit, to: Unit): Mark | undefined => {
    const mark = loud(from, to) ?? common(marksBetween(from, to, markOf), style);
    if (mark) shown.set(mark.sign, mark);
    return mark;
  };
  for (const units of unitings(cast)) {
    const lines = drawn(units, markAt, style);
    if (lines) return [...lines, '', ...legend([...shown.values()])];
  }
  return [];
}

/** The different marks between the hosts of two units, by their signs. */
function marksBetween(
  from: Unit,
  to: Unit,
  markOf: (from: number, to: number) => Mark | undefined,
): ReadonlyMap<string, Mark> {
  const marks = new Map<string, Mark>();
  for (const sender of from.places)
    for (const receiver of to.places) {
      const mark = sender === receiver ? undefined : markOf(sender, receiver);
      if (mark) marks.set(mark.sign, mark);
    }
  return marks;
}

function common(marks: ReadonlyMap<string, Mark>, { colors }: Style): Mark | undefined {
  const [first] = marks.values();
  return marks.size > 1 ? { sign: '*', text: 'not the same for all its pairs', paint: colors.cyan } : first;
}

const legend = (marks: readonly Mark[]): string[] =>
  marks.map(({ sign, text, paint }) => `  ${paint(sign)} ${text}`);

/** `undefined` if it does not fit. */
function drawn(
  units: readonly Unit[],
  markAt: (from: Unit, to: Unit) => Mark | undefined,
  style: Style,
): string[] | undefined {
  const { colors, unicode, width } = style;
  const names = labels(units, style);
  const start = Math.max(...names.map((name) => stringWidth(name))) + GAP;
  const spread = [2, 1].find((columns) => start + units.length * columns <= width);
  if (spread === undefined) return undefined;
  const nobody = colors.dim(unicode ? NOBODY : '.');
  const line = (label: string, cells: readonly string[]): string =>
    `${pad(label, start)}${cells.join(' '.repeat(spread - 1))}`.trimEnd();
  return [
    ...numbers(units.length).map((digits) => colors.dim(line('', [...digits]))),
    ...units.map((from, row) =>
      line(
        names[row] ?? '',
        units.map((to) => {
          const mark = markAt(from, to);
          return mark ? mark.paint(mark.sign) : nobody;
        }),
      ),
    ),
  ];
}

/** The columns' numbers, digits below each other. */
function numbers(count: number): string[] {
  const digits = String(count).length;
  return Array.from({ length: digits }, (_, line) =>
    Array.from({ length: count }, (_, column) => String(column + 1).padStart(digits)[line] ?? ' ').join(''),
  );
}

/** `vpc-a   1 ecs-a1`: the network where it begins. */
function labels(units: readonly Unit[], style: Style): string[] {
  const networks = units.map(({ network }) => plain(network, style));
  const width = Math.max(...networks.map((network) => stringWidth(network)));
  const digits = String(units.length).length;
  return units.map(({ label }, row) => {
    const heading = networks[row] === networks[row - 1] ? '' : (networks[row] ?? '');
    return `${pad(heading, width)}  ${String(row + 1).padStart(digits)} ${plain(label, style)}`;
  });
}
