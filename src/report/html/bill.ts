import type { Bill } from '../../lab/bill/bill.js';
import { CHARGES, chargeRow, TRAFFIC, trafficRow } from '../text/bill.js';
import { html, type Markup } from './markup.js';

/** Who pays for what, account by account. */
export function billMarkup(bill: Bill, id: string): Markup {
  const accounts = [...new Set([...bill.traffic, ...bill.charges].map(({ account }) => account))].sort();
  const of = <T extends { readonly account: string }>(all: readonly T[], account: string): T[] =>
    all.filter((one) => one.account === account);
  return html`<section class="bill" aria-labelledby="${id}-bill">
<h3 id="${id}-bill">Bill</h3>
${accounts.map((account) => [
  table(`Traffic of account ${account}`, TRAFFIC, of(bill.traffic, account).map(trafficRow)),
  table(`Charges of account ${account}`, CHARGES, of(bill.charges, account).map(chargeRow)),
])}</section>`;
}

export const table = (
  caption: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
): Markup | false =>
  rows.length > 0 &&
  html`<div class="scroll" tabindex="0" role="region" aria-label="${caption}"><table class="plain"><caption>${caption}</caption>
<thead><tr>${head.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>${rows.map((row) => html`<tr>${row.map((value) => html`<td>${value}</td>`)}</tr>`)}</tbody></table></div>`;
