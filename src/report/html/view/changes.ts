import type { PageScenario } from '../data.js';
import { html, type Markup } from '../markup.js';
import { matrixAt, verdictOf } from './lookup.js';
import { probeText } from './probe.js';

/** What a state is otherwise than the one before, in sentences: what carries packets, and who reaches whom. */
export function changesOf(data: PageScenario, state: number, probe: number): string[] {
  const { changes = [] } = data.states[state]?.picture ?? {};
  return [...changes, ...reachChanges(data, state, probe)];
}

/** Names of pairs are told up to so many. */
const FEW = 4;

function reachChanges(data: PageScenario, state: number, probe: number): string[] {
  const [before, now] = [matrixAt(data, state - 1, probe), matrixAt(data, state, probe)];
  if (!before || !now || before === now) return [];
  const opened: string[] = [];
  const closed: string[] = [];
  for (const [from, a] of data.hosts.entries()) {
    for (const [to, b] of data.hosts.entries()) {
      const was = verdictOf(data, before, from, to)?.reachable ?? false;
      const is = verdictOf(data, now, from, to)?.reachable ?? false;
      if (was !== is) (is ? opened : closed).push(`${a.name} → ${b.name}`);
    }
  }
  const one = data.probes[probe];
  const by = one ? probeText(one) : '';
  return [...told(opened, `reachable now by ${by}`), ...told(closed, `not reachable any more by ${by}`)];
}

const told = (pairs: readonly string[], what: string): string[] =>
  pairs.length === 0 ? [] : [`${pairs.length > FEW ? `${pairs.length} pairs` : pairs.join(', ')} ${what}`];

export function changesMarkup(data: PageScenario, state: number, probe: number): Markup {
  const changes = changesOf(data, state, probe);
  if (changes.length === 0)
    return html`<p class="note">${state === 0 ? 'What stands before the first step.' : 'No change that the picture or the grid would show.'}</p>`;
  return html`<ul class="changes">${changes.map((text) => html`<li>${text}</li>`)}</ul>`;
}
