import type { PageScenario } from '../data.js';
import { html } from '../markup.js';
import { changesOf } from '../view/changes.js';
import { fill, meant, one } from './dom.js';

export interface Stepper {
  readonly show: (moment: number) => void;
}

/** Buttons and a slider that walk through the moments of a run. */
export function newStepper(root: Element, data: PageScenario, go: (moment: number) => void): Stepper {
  const box = one(root, '.stepper');
  const last = data.moments.length - 1;
  box.hidden = last === 0;
  fill(
    box,
    html`<button type="button" data-by="-1" aria-label="Back">◀</button>
<p class="where"><b class="where-step"></b> <span class="where-item"></span></p>
<button type="button" data-by="1" aria-label="Forward">▶</button>
<input type="range" min="0" max="${last}" step="1" aria-label="Moment of the run">`,
  );
  const slider = one<HTMLInputElement>(box, 'input');
  slider.addEventListener('input', () => go(Number(slider.value)));
  box.addEventListener('click', (event) => {
    const by = meant(event, '[data-by]')?.dataset.by;
    if (by !== undefined) go(Math.max(0, Math.min(last, Number(slider.value) + Number(by))));
  });
  return {
    show(moment) {
      const text = momentText(data, moment);
      slider.value = String(moment);
      slider.setAttribute('aria-valuetext', `${text.step}. ${text.item}`);
      one(box, '.where-step').textContent = text.step;
      one(box, '.where-item').textContent = text.item;
      one<HTMLButtonElement>(box, '[data-by="-1"]').setAttribute('aria-disabled', String(moment === 0));
      one<HTMLButtonElement>(box, '[data-by="1"]').setAttribute('aria-disabled', String(moment === last));
    },
  };
}

interface MomentText {
  readonly step: string;
  readonly item: string;
}

/** `Step 3 of 6: Account A attaches the networks`, and what was done. */
export function momentText({ moments, steps }: PageScenario, moment: number): MomentText {
  const { step = 0, text = '' } = moments[moment] ?? {};
  if (step === 0) return { step: 'Before the first step', item: '' };
  return { step: `Step ${step} of ${steps.length}: ${steps[step - 1] ?? ''}`, item: text };
}

/** What a moment changed, for those who listen. */
export function momentNews(data: PageScenario, moment: number, probe: number): string {
  const { step, item } = momentText(data, moment);
  const { state = 0 } = data.moments[moment] ?? {};
  const isNew = data.moments[moment - 1]?.state !== state;
  const changes = isNew ? changesOf(data, state, probe) : [];
  return [step, item, ...changes.slice(0, 4)].filter((text) => text !== '').join('. ');
}
