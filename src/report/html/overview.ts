import { formatDuration } from '../../model/units.js';
import type { ScenarioRecord, Status } from '../record.js';
import { count } from '../text/layout.js';
import { type Totals, totalsOf } from '../totals.js';
import { html, type Markup } from './markup.js';

export const STATUS: Readonly<Record<Status, { readonly sign: string; readonly text: string }>> = {
  passed: { sign: '✓', text: 'passed' },
  failed: { sign: '✗', text: 'failed' },
  error: { sign: '✗', text: 'stopped' },
  interrupted: { sign: '■', text: 'interrupted' },
  skipped: { sign: '–', text: 'not run' },
};

export const statusBadge = (status: Status): Markup =>
  html`<span class="badge ${status}"><span aria-hidden="true">${STATUS[status].sign}</span> ${STATUS[status].text}</span>`;

/** `8 checks passed, 1 failed · 12 calls as wanted · 12 s`. */
export function totalsText(totals: Totals): string {
  const { checks, calls, ms } = totals;
  const parts = [
    [
      `${count(checks.passed, 'check')} passed`,
      `${checks.failed} failed`,
      ...(checks.notRun > 0 ? [`${checks.notRun} not run`] : []),
    ].join(', '),
    [
      `${count(calls.asWanted, 'call')} answered as wanted`,
      ...(calls.unexpected > 0 ? [`${calls.unexpected} otherwise`] : []),
    ].join(', '),
    ...(ms.total > 0 ? [formatDuration(ms.total)] : []),
  ];
  return parts.join(' · ');
}

/** All scenarios of the page, each with a link to it. */
export function overviewMarkup(records: readonly ScenarioRecord[]): Markup | false {
  if (records.length < 2) return false;
  return html`<nav class="overview" aria-label="Scenarios"><div class="scroll" tabindex="0" role="region" aria-label="List of scenarios"><table class="plain">
<caption class="visually-hidden">Scenarios of this report</caption>
<thead><tr><th scope="col">outcome</th><th scope="col">scenario</th><th scope="col">file</th><th scope="col">checks</th><th scope="col">took</th></tr></thead>
<tbody>${records.map(overviewRow)}</tbody></table></div></nav>`;
}

function overviewRow(record: ScenarioRecord, index: number): Markup {
  const { checks, ms } = totalsOf([record]);
  const missing = checks.notRun > 0 ? `, ${checks.notRun} not run` : '';
  return html`<tr><td>${statusBadge(record.status)}</td><th scope="row"><a href="#s${index + 1}" data-scenario="s${index + 1}">${record.name}</a></th><td class="file">${record.file}</td><td>${checks.passed} passed, ${checks.failed} failed${missing}</td><td>${ms.total > 0 && formatDuration(ms.total)}</td></tr>
`;
}
