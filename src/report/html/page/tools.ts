import type { PageScenario } from '../data.js';
import { html } from '../markup.js';
import { FEW, groupsIn } from '../view/folding.js';
import { probeText } from '../view/probe.js';
import { fill, meant, one } from './dom.js';
import type { View } from './state.js';

export interface ToolActions {
  readonly probe: (probe: number) => void;
  readonly open: (keys: ReadonlySet<string>) => void;
}

/** Above the grid: what is sent, where the scenario sends more than one thing; all groups open or closed. */
export function showTools(root: Element, data: PageScenario, { probe }: View): void {
  const box = one(root, '.matrix-tools');
  const { probes, hosts } = data;
  const many = hosts.length > FEW;
  const several = probes.length > 1;
  box.hidden = !several && !many;
  fill(
    box,
    html`${several && html`<label>Sent: <select data-probe>${probes.map((one, i) => html`<option value="${i}"${i === probe && ' selected'}>${probeText(one)}</option>`)}</select></label>`}${many && html` <button type="button" data-fold="none">Only groups</button>`}${many && hosts.length <= DRAWABLE && html` <button type="button" data-fold="all">All ${hosts.length} hosts</button>`}`,
  );
}

/** Hosts that a browser still draws all cells of without a pause that is felt as one. */
const DRAWABLE = 250;

export function startTools(root: Element, data: PageScenario, actions: ToolActions): void {
  const box = one(root, '.matrix-tools');
  box.addEventListener('change', (event) => {
    if (event.target instanceof HTMLSelectElement) actions.probe(Number(event.target.value));
  });
  box.addEventListener('click', (event) => {
    const fold = meant(event, '[data-fold]')?.dataset.fold;
    if (fold === undefined) return;
    actions.open(new Set(fold === 'all' ? groupsIn(data.groups).map(({ key }) => key) : []));
    one(box, `[data-fold="${fold}"]`).focus();
  });
}
