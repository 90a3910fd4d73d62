import { hasFailed, type ItemRecord, itemsOf, type ScenarioRecord } from '../record.js';
import { pairText } from '../subject.js';
import { place } from '../text/place.js';
import { callWhy } from '../text/summary.js';
import type { Built } from './build.js';
import type { PageFix, PageHost } from './data.js';
import { html, type Markup } from './markup.js';
import { fixMarkup, triedFor } from './view/mending.js';

/** Everything that went wrong, each with its place in the file. */
export function problemsMarkup(
  record: ScenarioRecord,
  { data, problems }: Pick<Built, 'data' | 'problems'>,
): Markup | false {
  const { id, hosts } = data;
  const items = itemsOf(record).map(
    (item, i) =>
      hasFailed(item) && itemProblem(item, i + 1, id, helpMarkup(hosts, problems.get(i + 1) ?? [])),
  );
  const found = [...items.filter((one) => one !== false), ...stopped(record)];
  return (
    found.length > 0 &&
    html`<section class="problems" aria-labelledby="${id}-problems">
<h3 id="${id}-problems">Problems</h3>
<ul>${found}</ul></section>`
  );
}

/** Its title leads to its moment. */
function itemProblem(item: ItemRecord, moment: number, id: string, help: Markup): Markup {
  const problem = (where: string, title: string, rows: readonly string[]): Markup =>
    entry(where, html`<a href="#${id}" data-moment="${moment}">${title}</a>`, rows, help);
  switch (item.type) {
    case 'check':
      return problem(place(item.at), `${item.check} ${pairText(item, '→')}`, item.why);
    case 'call':
      return problem(place(item.at), `${item.as} → ${item.action}`, callWhy(item));
    case 'fault':
      return problem(place(item.at), `${item.action} ${item.target}`, item.why ? [item.why] : []);
    case 'wait':
      return problem(place(item.at), 'wait', []);
  }
}

function stopped({ file, failure, status }: ScenarioRecord): Markup[] {
  if (status === 'interrupted') return [entry(file, 'The run was interrupted', [])];
  if (!failure) return [];
  const { what, where, why, hint } = failure.problem;
  const rows = [
    ...(where ? [`where: ${where}`] : []),
    ...(why ? [`why: ${why}`] : []),
    ...(hint ? [`next: ${hint}`] : []),
  ];
  return [entry(file, `The run stopped: ${what}`, rows)];
}

/** What was tried for its flows. */
const helpMarkup = (hosts: readonly PageHost[], fixes: readonly PageFix[]): Markup =>
  html`${fixes.map((fix) => html`<div class="mending"><h4>${triedFor(hosts, fix)}</h4>${fixMarkup(fix)}</div>`)}`;

const entry = (where: string, title: string | Markup, rows: readonly string[], help?: Markup): Markup =>
  html`<li><p class="problem-title">${title}</p><p class="place">${where}</p>${rows.map((row) => html`<p class="problem-row">${row}</p>`)}${help}</li>`;
