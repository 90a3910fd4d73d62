import { describe } from '../../lab/describe.js';
import type { CallEvent, CheckEvent, FaultEvent, WaitEvent } from '../../lab/event.js';
import type { JsonObject } from '../../model/json.js';
import { formatDuration } from '../../model/units.js';
import type { Scenario } from '../../scenario/scenario.js';
import type { Item } from '../../scenario/schema.js';
import { hasFailed, type ItemRecord, type ScenarioRecord, type StepRecord } from '../record.js';
import { pairText } from '../subject.js';
import { brief, changesText, effectsOf, idsOf, wanted } from '../text/call.js';
import { reason } from '../text/check.js';
import { clock } from '../text/event.js';
import { place } from '../text/place.js';
import { html, type Markup } from './markup.js';

/** The steps with all that was done, answered and checked; what was not run any more too. */
export function timelineMarkup(scenario: Scenario, record: ScenarioRecord, id: string): Markup {
  let moment = 0;
  const next = (): number => ++moment;
  const steps = scenario.steps.map(({ step: title, do: items }, i) => {
    const run = record.steps.find(({ index }) => index === i + 1);
    return step(title, i + 1, items, run, id, next);
  });
  return html`<ol class="timeline">
<li class="step start" data-step="0"><h4><a href="#${id}" data-moment="0"><span class="step-number">0</span> <span class="step-title">Before the first step</span></a></h4></li>
${steps}</ol>`;
}

function step(
  title: string,
  number: number,
  items: readonly Item[],
  run: StepRecord | undefined,
  id: string,
  next: () => number,
): Markup {
  const done = run?.items ?? [];
  const moments = done.map(next);
  const rest = items.slice(done.length);
  const failed = done.some(hasFailed);
  const status = failed ? 'failed' : !run || rest.length > 0 ? 'unfinished' : 'passed';
  const last = moments.at(-1);
  const anchor = `${id}-step-${number}`;
  const heading = html`<span class="step-number">${number}</span> <span class="step-title">${title}</span>`;
  return html`<li class="step ${status}" id="${anchor}" data-step="${number}">
<h4>${last === undefined ? heading : html`<a href="#${anchor}" data-moment="${last}">${heading}</a>`} ${statusTag(status, done.length)}</h4>
<ol class="items">${done.map((item, i) => itemMarkup(item, moments[i] ?? 0, anchor))}${rest.map(notRun)}</ol></li>
`;
}

function statusTag(status: 'failed' | 'unfinished' | 'passed', done: number): Markup | false {
  if (status === 'passed') return false;
  return status === 'failed'
    ? html`<span class="tag failed">✗ failed</span>`
    : html`<span class="tag">${done === 0 ? 'not run' : 'not finished'}</span>`;
}

const notRun = (item: Item): Markup =>
  html`<li class="item not-run"><p class="item-head">${describe(item)}</p><p class="note">not run</p></li>`;

function itemMarkup(item: ItemRecord, moment: number, anchor: string): Markup {
  const failed = hasFailed(item);
  return html`<li class="item ${item.type}${failed && ' failed'}" data-item="${moment}">
${contentOf(item, html`href="#${anchor}" data-moment="${moment}"`)}
${failed && html`<p class="place">at ${place(item.at)}</p>`}</li>`;
}

function contentOf(item: ItemRecord, link: Markup): Markup {
  switch (item.type) {
    case 'call':
      return callMarkup(item, link);
    case 'wait':
      return waitMarkup(item, link);
    case 'fault':
      return faultMarkup(item, link);
    case 'check':
      return checkMarkup(item, link);
  }
}

function callMarkup(event: CallEvent, link: Markup): Markup {
  const { as, action, params, outcome, passed, why } = event;
  const effects = effectsOf(event);
  return html`<p class="item-head"><a ${link}><span class="who">${as}</span> <code>${action}</code></a></p>
${parameters(params, 'params')}
${
  outcome.ok
    ? html`<p class="answer">← accepted</p>${parameters(idsOf(outcome.response), 'params answer-ids')}${effects !== '' && html`<p class="note">${effects}</p>`}`
    : html`<p class="answer ${passed ? 'refused' : 'bad'}">← refused: ${outcome.error.status} <code>${outcome.error.code}</code>${passed && ', as wanted'}</p><p class="note">${outcome.error.message}</p>`
}${!passed && html`<p class="why">✗ wanted ${wanted(event)}${why !== undefined && html`; ${why}`}</p>`}`;
}

function parameters(params: JsonObject, name: string): Markup | false {
  const entries = Object.entries(params);
  return (
    entries.length > 0 &&
    html`<dl class="${name}">${entries.map(([key, value]) => html`<div><dt>${key}</dt><dd>${brief(value)}</dd></div>`)}</dl>`
  );
}

const waitMarkup = ({ ms, now, happened, changes }: WaitEvent, link: Markup): Markup =>
  html`<p class="item-head"><a ${link}>wait <b>${formatDuration(ms)}</b></a></p>
<p class="note">it is ${clock(now)}${changes > 0 && html`, ${changesText(changes)}`}</p>
${happened.length > 0 && html`<ul class="happened">${happened.map((text) => html`<li>${text}</li>`)}</ul>`}`;

const faultMarkup = ({ action, target, passed, why, changes }: FaultEvent, link: Markup): Markup =>
  html`<p class="item-head"><a ${link}><b>${action}</b> ${target}</a></p>
${changes > 0 && html`<p class="note">${changesText(changes)}</p>`}
${!passed && html`<p class="why">✗ ${why ?? 'it could not be done'}</p>`}`;

function checkMarkup(event: CheckEvent, link: Markup): Markup {
  const { check, passed, expected, predictedText, measuredText, why } = event;
  return html`<p class="item-head"><a ${link}><span class="sign">${passed ? '✓' : '✗'}</span> <span class="kind">${check}</span> ${pairText(event, '→')}</a><span class="visually-hidden">: ${passed ? 'passed' : 'failed'}</span></p>
<dl class="verdicts"><div><dt>expected</dt><dd>${expected}</dd></div><div><dt>predicted</dt><dd>${predictedText}</dd></div><div><dt>measured</dt><dd>${measuredText}</dd></div></dl>
${hasMore(event) && html`<p class="note">${more(event)}</p>`}${doubt(event)}
${why.map((line) => html`<p class="why">✗ ${line}</p>`)}`;
}

/** The way of what simply arrives is for the grid to show. */
const hasMore = (event: CheckEvent): boolean =>
  event.check === 'throughput' || !('reachable' in event.predicted && event.predicted.reachable);

const more = (event: CheckEvent): string =>
  event.check === 'throughput' && event.predicted.reachable && event.predicted.rateText !== undefined
    ? `limited by ${event.predicted.rateText}`
    : reason(event);

const doubt = ({ measured }: CheckEvent): Markup | false =>
  measured.kind === 'throughput' &&
  measured.busy !== undefined &&
  html`<p class="doubt">${measured.busy.text}</p>`;
