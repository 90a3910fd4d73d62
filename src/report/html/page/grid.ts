import type { PageScenario } from '../data.js';
import { type Line, linesOf } from '../view/folding.js';
import { gridMarkup } from '../view/grid.js';
import { legendMarkup } from '../view/legend.js';
import { fill, meant, one } from './dom.js';
import { moved, type Place } from './grid-keys.js';
import { lineAt } from './pair.js';
import type { View } from './state.js';

export interface Grid {
  readonly show: (view: View) => void;
  readonly lines: () => readonly Line[];
}

/** What is done in the grid: a cell is chosen, a group is opened or closed. */
export interface GridActions {
  readonly choose: (from: Line, to: Line) => void;
  readonly toggle: (line: Line) => void;
}

/** The ARIA grid pattern: one cell at a time can be reached by Tab, arrows go from cell to cell, Enter chooses. */
export function newGrid(root: Element, data: PageScenario, actions: GridActions): Grid {
  const box = one(root, '.grid-box');
  let lines: readonly Line[] = [];
  let at: Place = { row: 1, column: 1 };
  const cellAt = ({ row, column }: Place): HTMLElement | undefined => {
    const cell = one<HTMLTableElement>(box, 'table').rows[row]?.cells[column];
    return cell instanceof HTMLElement ? cell : undefined;
  };
  const move = (place: Place, focus: boolean): void => {
    cellAt(at)?.removeAttribute('tabindex');
    at = cellAt(place) ? place : { row: 1, column: 1 };
    cellAt(at)?.setAttribute('tabindex', '0');
    if (focus) cellAt(at)?.focus();
  };
  const activate = ({ row, column }: Place): void => {
    const [from, to] = [lines[row - 1], lines[column - 1]];
    if (from && to) return actions.choose(from, to);
    const group = from ?? to;
    if (group?.open !== undefined) actions.toggle(group);
  };
  box.addEventListener('click', (event) => {
    const cell = meant(event, 'td, th');
    if (!(cell instanceof HTMLTableCellElement)) return;
    const place = { row: rowOf(cell), column: cell.cellIndex };
    move(place, true);
    activate(place);
  });
  // Written for all cells at once they would be most of the page.
  box.addEventListener('pointerover', (event) => {
    const cell = meant(event, 'td');
    if (cell instanceof HTMLTableCellElement) cell.title = titleOf(lines, cell);
  });
  box.addEventListener('keydown', (event) => {
    if (event.altKey || event.metaKey) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      activate(at);
      return;
    }
    const place = moved(at, lines.length, event.key, event.ctrlKey);
    if (!place) return;
    event.preventDefault();
    move(place, true);
  });
  return {
    lines: () => lines,
    show(view) {
      const focused = box.contains(document.activeElement);
      const keys = [lines[at.row - 1]?.key, lines[at.column - 1]?.key];
      const { state = 0 } = data.moments[view.moment] ?? {};
      lines = linesOf(data.groups, data.hosts, view.open);
      fill(box, gridMarkup(data, { state, probe: view.probe, open: view.open }));
      fill(one(root, '.legend-box'), legendMarkup(data, { state, probe: view.probe, open: view.open }));
      asGrid(box, lines, view);
      const place = ([key, old]: [string | undefined, number]): number =>
        key === undefined ? Math.min(old, lines.length) : lineAt(lines, key) + 1;
      move({ row: place([keys[0], at.row]), column: place([keys[1], at.column]) }, focused);
    },
  };
}

function titleOf(lines: readonly Line[], cell: HTMLTableCellElement): string {
  const [from, to] = [lines[rowOf(cell) - 1], lines[cell.cellIndex - 1]];
  return `${from?.label} → ${to?.label}: ${cell.getAttribute('aria-label')}`;
}

const rowOf = ({ parentElement: row }: HTMLTableCellElement): number =>
  row instanceof HTMLTableRowElement ? row.rowIndex : 0;

/** Without the script it is a table; the roles of a grid promise keys. */
function asGrid(box: Element, lines: readonly Line[], { chosen }: View): void {
  const table = one<HTMLTableElement>(box, 'table');
  table.setAttribute('role', 'grid');
  if (!chosen) return;
  const [row, column] = [lineAt(lines, chosen.from) + 1, lineAt(lines, chosen.to) + 1];
  if (row > 0 && column > 0) table.rows[row]?.cells[column]?.setAttribute('aria-selected', 'true');
}
