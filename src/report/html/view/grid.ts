import type { PageCheck, PageMatrix, PageScenario } from '../data.js';
import { html, type Markup } from '../markup.js';
import { REASONS } from '../reasons.js';
import { type Cell, cellOf } from './cell.js';
import { type Line, linesOf } from './folding.js';
import { matrixAt } from './lookup.js';
import { probeText } from './probe.js';

export interface GridView {
  readonly state: number;
  readonly probe: number;
  readonly open: ReadonlySet<string>;
}

/** Up to so many lines cells have room for words. */
const ROOMY = 8;

/** The matrix of a state as a table: a row for each sender, a column for each receiver. */
export function gridMarkup(data: PageScenario, view: GridView): Markup {
  const lines = linesOf(data.groups, data.hosts, view.open);
  const grid: Grid = {
    data,
    lines,
    matrix: matrixAt(data, view.state, view.probe),
    before: matrixAt(data, view.state - 1, view.probe),
    checks: checksByPair(data, view),
    roomy: lines.length <= ROOMY,
  };
  const probe = data.probes[view.probe];
  return html`<table class="grid${grid.roomy && ' roomy'}">
<caption class="visually-hidden">Who reaches whom by ${probe ? probeText(probe) : 'ping'}, predicted. Rows send, columns receive.</caption>
<thead><tr><th class="corner" scope="col"><span class="corner-from">from</span><span class="corner-to">to</span></th>${lines.map((line) => head(line, 'col'))}</tr></thead>
<tbody>${lines.map((line) => row(grid, line))}</tbody>
</table>`;
}

interface Grid {
  readonly data: PageScenario;
  readonly lines: readonly Line[];
  readonly matrix: PageMatrix | undefined;
  readonly before: PageMatrix | undefined;
  readonly checks: ReadonlyMap<string, readonly PageCheck[]>;
  readonly roomy: boolean;
}

const pairKey = (from: number, to: number): string => `${from} ${to}`;

function checksByPair(
  { states }: PageScenario,
  { state, probe }: GridView,
): ReadonlyMap<string, readonly PageCheck[]> {
  const found = new Map<string, PageCheck[]>();
  for (const check of states[state]?.checks ?? []) {
    if (check.probe !== probe) continue;
    const key = pairKey(check.from, check.to);
    found.set(key, [...(found.get(key) ?? []), check]);
  }
  return found;
}

function head({ key, label, detail, depth, hosts, open }: Line, scope: 'col' | 'row'): Markup {
  const count = open === undefined ? '' : ` (${hosts.length})`;
  const fold = open !== undefined && html`<span class="fold" aria-hidden="true">${open ? '▾' : '▸'}</span>`;
  const text = html`<span class="line-name">${fold}${label}${count}</span><span class="line-detail">${detail}</span>`;
  const kind = open === undefined ? 'host' : 'group';
  return html`<th scope="${scope}" class="line ${kind} depth-${Math.min(depth, 2)}" data-key="${key}"${open !== undefined && html` aria-expanded="${String(open)}"`} title="${label}${count}, ${detail}">${text}</th>`;
}

const row = (grid: Grid, line: Line): Markup =>
  html`<tr>${head(line, 'row')}${grid.lines.map((to) => cell(grid, line, to))}</tr>
`;

function cell(grid: Grid, from: Line, to: Line): Markup {
  const { data, matrix, before } = grid;
  const found = cellOf(data, matrix, from.hosts, to.hosts);
  const checks = checksIn(grid, from, to);
  const changed =
    before !== undefined && before !== matrix && differs(cellOf(data, before, from.hosts, to.hosts), found);
  const classes = [
    found.kind,
    ...(checks.length > 0 ? ['measured'] : []),
    ...(checks.some(({ passed }) => !passed) ? ['failed'] : []),
    ...(changed ? ['changed'] : []),
  ].join(' ');
  const label = [cellText(found), ...checks.map(checkText), ...(changed ? ['changed'] : [])].join('; ');
  if (!grid.roomy) return html`<td class="${classes}" aria-label="${label}">${markOf(found)}</td>`;
  const words = html`<span class="words" aria-hidden="true">${wordsOf(found, checks)}</span>`;
  return html`<td class="${classes}" aria-label="${label}"><span class="mark" aria-hidden="true">${markOf(found)}</span>${words}</td>`;
}

const differs = (before: Cell, now: Cell): boolean =>
  before.reached !== now.reached ||
  before.pairs !== now.pairs ||
  before.reasons[0]?.code !== now.reasons[0]?.code;

/** Those between the hosts of two lines, most often none. */
function checksIn({ checks }: Grid, from: Line, to: Line): readonly PageCheck[] {
  if (checks.size === 0) return [];
  const [one, other] = [from.hosts[0] ?? -1, to.hosts[0] ?? -1];
  if (from.hosts.length === 1 && to.hosts.length === 1) return checks.get(pairKey(one, other)) ?? [];
  return [...checks.values()]
    .flat()
    .filter((check) => from.hosts.includes(check.from) && to.hosts.includes(check.to));
}

const checkText = ({ measured, passed, doubt }: PageCheck): string =>
  `measured ${measured}${passed ? '' : ', the check failed'}${doubt === undefined ? '' : ` (${doubt})`}`;

export function markOf({ kind, pairs, reached, reasons }: Cell): string {
  switch (kind) {
    case 'reached':
      return '✓';
    case 'blocked':
      return reasons.length === 1 && reasons[0] ? REASONS[reasons[0].code].mark : '✗';
    case 'mixed':
      return `${Math.max(1, Math.min(99, Math.round((100 * reached) / pairs)))}%`;
    case 'self':
      return '·';
    case 'absent':
      return '';
  }
}

export function cellText({ kind, pairs, reached, reasons }: Cell): string {
  switch (kind) {
    case 'reached':
      return pairs === 1 ? 'reachable' : `all ${pairs} pairs reachable`;
    case 'blocked':
    case 'mixed':
      if (pairs === 1) return `unreachable: ${reasons[0]?.code ?? ''}`;
      return [
        `${reached} of ${pairs} pairs reachable`,
        ...reasons.map(({ code, count }) => `${count} ${code}`),
      ].join(', ');
    case 'self':
      return 'the same host';
    case 'absent':
      return 'not there';
  }
}

function wordsOf(found: Cell, checks: readonly PageCheck[]): string {
  const last = checks.at(-1);
  if (last) return last.measured;
  if (found.kind === 'blocked') return found.reasons[0]?.code ?? '';
  return found.kind === 'mixed' ? `${found.reached}/${found.pairs}` : '';
}
