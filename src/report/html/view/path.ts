import type { FilterRule, Hop, RateReason, Verdict } from '../../../analyze/verdict.js';
import { formatRate, formatShare } from '../../../model/units.js';
import type { PageCheck, PageReason, PageScenario, PageVerdict } from '../data.js';
import { html, type Markup } from '../markup.js';
import { REASONS } from '../reasons.js';
import { filled } from '../template.js';
import { endsOf } from '../verdicts.js';
import { matrixAt, verdictOf } from './lookup.js';
import { mendingMarkup } from './mending.js';
import { probeText } from './probe.js';

export interface PathView {
  readonly state: number;
  readonly probe: number;
  readonly from: number;
  readonly to: number;
  /** Index in the state's checks: its own verdict is shown. */
  readonly check?: number;
  /** Absent: the last. */
  readonly moment?: number;
}

/** What is said of a pair, in words. */
export interface Worded extends Pick<PageVerdict, 'reachable' | 'code' | 'direction' | 'rate' | 'roundTrip'> {
  readonly text: string | undefined;
  readonly object: string | undefined;
  readonly rateText: string | undefined;
  readonly limit?: RateReason;
  readonly back?: NonNullable<Verdict['back']>;
}

/** A pair's verdict with its hops, as they are for this very pair. */
export interface FoundPath {
  readonly verdict: Worded;
  readonly example?: PageVerdict['example'];
  readonly there: readonly Hop[];
  readonly back: readonly Hop[];
}

export function pathOf(data: PageScenario, view: PathView): FoundPath | undefined {
  const { state, probe, from, to, check } = view;
  const own = check === undefined ? undefined : data.states[state]?.checks[check]?.verdict;
  const verdict =
    own === undefined ? verdictOf(data, matrixAt(data, state, probe), from, to) : data.verdicts[own];
  if (!verdict) return undefined;
  const ends = endsOf(data.hosts, [from, to]);
  const hops = (places: readonly number[]): Hop[] =>
    places.flatMap((place) => (data.hops[place] ? [filled(data.hops[place], ends)] : []));
  const { text, object, rateText, limit, back, example, ...rest } = verdict;
  const worded = (place: number | undefined): string | undefined =>
    place === undefined ? undefined : filled(data.texts[place] ?? '', ends);
  const reason = ({ code, object }: PageReason): RateReason => ({ code, object: worded(object) ?? '' });
  return {
    verdict: {
      ...rest,
      text: worded(text),
      object: worded(object),
      rateText: worded(rateText),
      ...(limit && { limit: reason(limit) }),
      ...(back && {
        back: { rate: back.rate, rateText: worded(back.rateText) ?? '', limit: reason(back.limit) },
      }),
    },
    there: hops(verdict.path),
    back: hops(verdict.returnPath),
    ...(example ? { example } : {}),
  };
}

/** The way of a pair there and back, hop by hop; what was measured of it at this moment. */
export function pathMarkup(data: PageScenario, view: PathView): Markup {
  const ends = endsOf(data.hosts, [view.from, view.to]);
  const probe = data.probes[view.probe];
  const found = pathOf(data, view);
  const title = html`<h4 class="path-title" tabindex="-1">${ends.from} → ${ends.to} <span class="tag">${probe ? probeText(probe) : ''}</span></h4>`;
  if (!found) return html`${title}<p>One of the two is not there at this moment.</p>`;
  const { verdict, there, back, example } = found;
  const mending = mendingMarkup(data, view, found);
  const checks = (data.states[view.state]?.checks ?? []).filter(
    ({ from, to, probe }) => from === view.from && to === view.to && probe === view.probe,
  );
  return html`${title}
${verdictMarkup(verdict)}
${exampleNote(data, example)}
${checks.length > 0 && html`<ul class="measured-list">${checks.map(measuredMarkup)}</ul>`}
${mending}
<div class="ways">
${way('There', there, verdict.direction === 'forward')}
${way('Back', back, verdict.direction === 'return')}
</div>`;
}

const byText = (rate: number, set: string | undefined): string =>
  `${formatRate(rate)}${set ? `, by ${set}` : ''}`;

function verdictMarkup(verdict: Worded): Markup {
  const { reachable, code, text, object, rate, rateText, limit, back, roundTrip } = verdict;
  const head =
    reachable || !code
      ? html`<span class="verdict reached">✓ reachable</span>`
      : html`<span class="verdict blocked">✗ unreachable</span> <code class="code" title="${REASONS[code].meaning}">${code}</code>`;
  const facts = [
    ...(object === undefined ? [] : [['to change', object]]),
    ...(rate === undefined
      ? []
      : [[limit?.code === 'TEST_BANDWIDTH' ? 'test bandwidth' : 'bandwidth', byText(rate, rateText)]]),
    ...(back && back.rate !== rate ? [['bandwidth back', byText(back.rate, back.rateText)]] : []),
    ...(roundTrip
      ? [['round trip', `${roundTrip.rtt} ms${roundTrip.jitter > 0 ? ` ± ${roundTrip.jitter} ms` : ''}`]]
      : []),
    ...(roundTrip && roundTrip.loss > 0 ? [['lost', formatShare(roundTrip.loss)]] : []),
  ];
  return html`<p class="verdict-line">${head}</p>
${!reachable && html`<p class="because">${text}</p>`}
${facts.length > 0 && html`<dl class="facts">${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`}`;
}

function exampleNote({ hosts }: PageScenario, example: PageVerdict['example']): Markup | false {
  if (!example) return false;
  const ends = endsOf(hosts, example);
  return html`<p class="note">In the words for ${ends.from} → ${ends.to}, which nothing tells apart from this pair.</p>`;
}

const measuredMarkup = ({ title, predicted, measured, passed, doubt }: PageCheck): Markup =>
  html`<li class="${passed ? 'passed' : 'failed'}"><span class="sign" aria-hidden="true">${passed ? '✓' : '✗'}</span> <b>${title}</b> ${passed ? 'passed' : 'failed'}: predicted ${predicted}, measured <b>${measured}</b>${doubt !== undefined && html` <span class="doubt">${doubt}</span>`}</li>`;

function way(title: string, hops: readonly Hop[], fails: boolean): Markup {
  if (hops.length === 0)
    return html`<section class="way"><h5>${title}</h5><p class="note">${title === 'Back' ? 'Nothing arrives that could be answered.' : 'Nothing is sent.'}</p></section>`;
  return html`<section class="way"><h5>${title}</h5><ol class="hops">${hops.map((hop, i) => hopMarkup(hop, fails && i === hops.length - 1))}</ol></section>`;
}

function hopMarkup(hop: Hop, stops: boolean): Markup {
  const { router, label, decided, object, route, passed = [], dropped, link } = hop;
  return html`<li class="hop${stops && ' stops'}" data-router="${router}">
<p class="hop-name">${label}</p>
<p class="decided">${stops && html`<span class="sign" aria-hidden="true">✗</span> `}${decided}</p>
<dl class="hop-facts">
${fact('object', object)}
${route && fact('route', `${route.cidr} in table ${route.table}`)}
${passed.map((rule) => ruleFact('passed', rule))}
${dropped && ruleFact('dropped by', dropped)}
${link !== undefined && fact('leaves by', link)}
</dl></li>`;
}

const fact = (name: string, value: string): Markup => html`<div><dt>${name}</dt><dd>${value}</dd></div>`;

const ruleFact = (name: string, { list, rule, text }: FilterRule): Markup =>
  html`<div><dt>${name}</dt><dd><code>${list}</code> rule <code>${rule}</code>: ${text}</dd></div>`;
