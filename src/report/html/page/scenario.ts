import type { PageScenario } from '../data.js';
import { changesMarkup } from '../view/changes.js';
import { pathOf } from '../view/path.js';
import { all, announce, fill, meant, one } from './dom.js';
import { newGrid } from './grid.js';
import { hostKey, pairOf } from './pair.js';
import { showChosen } from './path.js';
import { newPicture } from './picture.js';
import { atMoment, firstView, toggled, type View, withoutChosen } from './state.js';
import { momentNews, newStepper } from './stepper.js';
import { showTools, startTools } from './tools.js';

/** Brings one scenario to life. */
export function startScenario(root: HTMLElement): void {
  const data: PageScenario = JSON.parse(one(root, 'script.data').textContent ?? '');
  let view: View = firstView(data);
  const picture = newPicture(root, data);
  const stepper = newStepper(root, data, (moment) => go(moment));
  const grid = newGrid(root, data, {
    choose: (from, to) => {
      set({ ...view, chosen: { from: from.key, to: to.key } });
      announce(chosenText(data, view));
    },
    toggle: ({ key }) => set({ ...view, open: toggled(view, key) }),
  });
  startTools(root, data, {
    probe: (probe) => set({ ...withoutCheck(view), probe }),
    open: (open) => set({ ...view, open }),
  });

  const set = (next: View): void => {
    view = next;
    const { state = 0 } = data.moments[view.moment] ?? {};
    stepper.show(view.moment);
    fill(one(root, '.changes-box'), changesMarkup(data, state, view.probe));
    picture.show(view, view.chosen && pairOf(view.chosen));
    showTools(root, data, view);
    grid.show(view);
    showChosen(root, data, view, grid.lines());
    showInTimeline(root, data, view.moment);
    showInPlot(root, view.moment);
  };
  const go = (moment: number): void => {
    set(atMoment(data, view, moment));
    announce(momentNews(data, moment, view.probe));
  };

  root.addEventListener('click', (event) => {
    const moment = meant(event, 'a[data-moment]')?.dataset.moment;
    const pair = meant(event, '[data-pair]')?.dataset.pair;
    if (moment !== undefined) {
      event.preventDefault();
      go(Number(moment));
    } else if (pair !== undefined) {
      const [from = 0, to = 0] = pair.split(' ').map(Number);
      set({ ...view, chosen: { from: hostKey(from), to: hostKey(to) } });
      one(root, '.path-title').focus();
    } else if (meant(event, '[data-close]')) {
      set(withoutChosen(view));
      one(root, '.grid [tabindex="0"]').focus();
    }
  });
  set(view);
}

const withoutCheck = (view: View): View =>
  view.chosen ? { ...view, chosen: { from: view.chosen.from, to: view.chosen.to } } : view;

function chosenText(data: PageScenario, view: View): string {
  const pair = view.chosen && pairOf(view.chosen);
  const { state = 0 } = data.moments[view.moment] ?? {};
  const found = pair && pathOf(data, { state, probe: view.probe, ...pair });
  if (!pair || !found) return '';
  const { reachable, code, text } = found.verdict;
  const names = `${data.hosts[pair.from]?.name} to ${data.hosts[pair.to]?.name}`;
  return reachable ? `${names}: reachable` : `${names}: unreachable, ${code}. ${text ?? ''}`;
}

function showInTimeline(root: Element, { moments }: PageScenario, moment: number): void {
  const { step } = moments[moment] ?? {};
  for (const link of all(root, '.timeline a[data-moment]')) {
    const own = link.closest('.item') ? Number(link.dataset.moment) === moment : undefined;
    if (own) link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
  }
  for (const item of all(root, '.timeline .step')) {
    const current = Number(item.dataset.step) === step;
    item.classList.toggle('current', current);
    const link = item.querySelector('h4 a');
    if (current) link?.setAttribute('aria-current', 'step');
    if (current) reveal(item.querySelector('.item [aria-current]') ?? item);
  }
}

/** Scrolls the list of steps, and nothing around it. */
function reveal(element: Element): void {
  const box = element.closest<HTMLElement>('.steps');
  if (!box || box.scrollHeight <= box.clientHeight) return;
  const [inner, outer] = [element.getBoundingClientRect(), box.getBoundingClientRect()];
  if (inner.top < outer.top + 60 || inner.bottom > outer.bottom - 20)
    box.scrollTop += inner.top - outer.top - box.clientHeight / 3;
}

function showInPlot(root: Element, moment: number): void {
  for (const svg of all<SVGElement>(root, 'svg[data-moments]')) {
    const x = svg.dataset.moments?.split(' ')[moment];
    const cursor = svg.querySelector('.cursor');
    const [, down = ''] = /V(.*)$/.exec(cursor?.getAttribute('d') ?? '') ?? [];
    const [, top = ''] = / ([\d.]+)V/.exec(cursor?.getAttribute('d') ?? '') ?? [];
    if (x !== undefined) cursor?.setAttribute('d', `M${x} ${top}V${down}`);
    for (const point of all<SVGElement>(svg, '.point'))
      point.classList.toggle('current', point.dataset.moment === String(moment));
  }
}
