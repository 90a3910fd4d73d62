import type { PageScenario } from '../data.js';
import { html, type Markup } from '../markup.js';
import { REASONS } from '../reasons.js';
import { cellOf, type Reason } from './cell.js';
import type { Line } from './folding.js';
import { cellText } from './grid.js';
import { matrixAt } from './lookup.js';

/** What is between two groups: how many pairs are reached, and one pair for each reason why others are not. */
export function groupPairMarkup(
  data: PageScenario,
  state: number,
  probe: number,
  from: Line,
  to: Line,
): Markup {
  const cell = cellOf(data, matrixAt(data, state, probe), from.hosts, to.hosts);
  return html`<h4 class="path-title" tabindex="-1">${from.label} → ${to.label}</h4>
<p class="because">${cellText(cell)}.</p>
${cell.reasons.length > 0 && html`<ul class="reasons">${cell.reasons.map((reason) => reasonMarkup(data, reason))}</ul>`}`;
}

function reasonMarkup({ hosts }: PageScenario, { code, count, example: [from, to] }: Reason): Markup {
  const pair = `${hosts[from]?.name} → ${hosts[to]?.name}`;
  return html`<li><code class="code">${code}</code> ${count === 1 ? 'one pair' : `${count} pairs`}: ${REASONS[code].meaning}. <button type="button" class="link" data-pair="${from} ${to}">${count === 1 ? pair : `for example ${pair}`}</button></li>`;
}
