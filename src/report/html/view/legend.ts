import type { ReasonCode } from '../../../analyze/verdict.js';
import type { PageScenario } from '../data.js';
import { html, type Markup } from '../markup.js';
import { REASONS } from '../reasons.js';
import { FEW } from './folding.js';
import type { GridView } from './grid.js';
import { matrixAt } from './lookup.js';

/** What the grid's marks mean: those that it has. */
export function legendMarkup(data: PageScenario, { state, probe }: GridView): Markup {
  const codes = codesIn(data, state, probe);
  const entry = (kind: string, mark: string, name: string, meaning: string): Markup =>
    html`<div><dt><span class="key ${kind}" aria-hidden="true">${mark}</span> ${name}</dt><dd>${meaning}</dd></div>`;
  return html`<dl class="legend">
${entry('reached', '✓', 'reachable', 'there and back')}
${codes.map((code) => entry('blocked', REASONS[code].mark, code, REASONS[code].meaning))}
${data.hosts.length > FEW && entry('mixed', '50%', 'some', 'so many of the pairs between two groups')}
${entry('measured', '', 'framed', 'measured with packets at this moment')}
${entry('changed', '', 'corner', 'otherwise than before')}
</dl>`;
}

function codesIn(data: PageScenario, state: number, probe: number): ReasonCode[] {
  const rows = matrixAt(data, state, probe)?.rows ?? [];
  const verdicts = new Set(rows.flatMap((row) => data.rows[row] ?? []));
  const codes = [...verdicts].flatMap((place) => {
    const verdict = data.verdicts[place];
    return verdict?.code && !verdict.reachable ? [verdict.code] : [];
  });
  return [...new Set(codes)].sort();
}
