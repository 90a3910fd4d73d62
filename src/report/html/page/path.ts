import type { PageScenario } from '../data.js';
import { html } from '../markup.js';
import type { Line } from '../view/folding.js';
import { groupPairMarkup } from '../view/groups.js';
import { pathMarkup } from '../view/path.js';
import { fill, one } from './dom.js';
import { lineAt, pairOf } from './pair.js';
import type { View } from './state.js';

/** Shows what is chosen in the grid: a pair's way, or what is between two groups. */
export function showChosen(root: Element, data: PageScenario, view: View, lines: readonly Line[]): void {
  const box = one(root, '.path');
  const { chosen, probe } = view;
  box.hidden = !chosen;
  if (!chosen) return;
  const { state = 0 } = data.moments[view.moment] ?? {};
  const pair = pairOf(chosen);
  if (pair)
    return fill(box, html`${closing}${pathMarkup(data, { state, probe, moment: view.moment, ...pair })}`);
  const [from, to] = [lines[lineAt(lines, chosen.from)], lines[lineAt(lines, chosen.to)]];
  box.hidden = !from || !to;
  if (from && to) fill(box, html`${closing}${groupPairMarkup(data, state, probe, from, to)}`);
}

const closing = html`<button type="button" class="close" data-close aria-label="Close the chosen pair">✕</button>`;
