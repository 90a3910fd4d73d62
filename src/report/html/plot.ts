import { formatRate } from '../../model/units.js';
import { table } from './bill.js';
import { html, type Markup } from './markup.js';
import type { Bought, PlotData, Point, Series } from './plot-data.js';
import type { Replay } from './replay.js';
import { scaleOf } from './scale.js';

/** The bandwidth that was bought for each link and what was measured through it, drawn and as a table. */
export function plotMarkup(data: PlotData, replay: Replay, steps: number, id: string): Markup | false {
  const { series, unlimited } = data;
  const drawn = series.filter(({ points }, i) => points.length > 0 || i < PANELS);
  if (series.length + unlimited.length === 0) return false;
  const places = placesOf(replay, steps);
  return html`<section class="plot" aria-labelledby="${id}-plot">
<h3 id="${id}-plot">Bandwidth: bought and measured</h3>
${
  drawn.length > 0 &&
  html`<div class="panels">${drawn.map((one) => panel(one, replay, places, steps))}</div>
<p class="plot-key" aria-hidden="true"><span class="swatch line"></span> bought <span class="swatch test"></span> free for tests <span class="swatch point"></span> measured <span class="swatch bad"></span> measured, and not as expected. On the x axis: steps.</p>`
}
${measuredTable(series, unlimited, replay)}</section>`;
}

const PANELS = 6;
const HEIGHT = 170;
const LEFT = 74;
const [TOP, BOTTOM] = [14, HEIGHT - 26];

interface Places {
  readonly width: number;
  /** Pixels by moment. */
  readonly moments: readonly number[];
  readonly steps: readonly number[];
}

/** Each step has the same room, and in it each of its items. */
function placesOf({ moments }: Replay, steps: number): Places {
  const room = Math.max(26, Math.min(72, 250 / steps));
  const counts = new Map<number, number>();
  for (const { step } of moments) counts.set(step, (counts.get(step) ?? 0) + 1);
  const seen = new Map<number, number>();
  return {
    width: Math.ceil(LEFT + room * steps + 20),
    moments: moments.map(({ step }) => {
      const nth = seen.get(step) ?? 0;
      seen.set(step, nth + 1);
      return step === 0 ? LEFT : LEFT + room * (step - 1 + (nth + 0.5) / (counts.get(step) ?? 1));
    }),
    steps: Array.from({ length: steps + 1 }, (_, i) => LEFT + room * i),
  };
}

function panel({ name, bought, points }: Series, replay: Replay, places: Places, steps: number): Markup {
  const rates = [...bought.flatMap((one) => one?.rate ?? []), ...points.flatMap(({ rate }) => rate ?? [])];
  const scale = scaleOf(rates, TOP, BOTTOM);
  const { width } = places;
  const right = places.steps.at(-1) ?? width;
  const end = places.steps[replay.moments.at(-1)?.step ?? 0] ?? right;
  return html`<figure class="panel"><figcaption>${name}</figcaption><div class="scroll" tabindex="0" role="region" aria-label="Plot of ${name}">
<svg role="img" aria-label="${panelText(bought, points)}" width="${width}" height="${HEIGHT}" viewBox="0 0 ${width} ${HEIGHT}" data-moments="${places.moments.map(tidy).join(' ')}">
${scale.ticks.map((rate) => html`<path class="tick" d="M${LEFT} ${tidy(scale.at(rate))}H${tidy(right)}"/><text class="rate" x="${LEFT - 8}" y="${tidy(scale.at(rate))}">${rate === 0 ? '0' : formatRate(rate)}</text>`)}
${places.steps.slice(0, steps).map((x, i) => html`<path class="tick" d="M${tidy(x)} ${TOP}V${BOTTOM + 4}"/><text class="number" x="${tidy((x + (places.steps[i + 1] ?? x)) / 2)}" y="${BOTTOM + 15}">${i + 1}</text>`)}
<path class="cursor" d="M${tidy(places.moments.at(-1) ?? LEFT)} ${TOP}V${BOTTOM}"/>
${stretches(bought, replay, places, end).map(({ from, to, one }) => html`<path class="bought${one.test && ' test'}" d="M${tidy(from)} ${tidy(scale.at(one.rate))}H${tidy(to)}"><title>${formatRate(one.rate)}${one.test && ', free for tests'}</title></path>`)}
${marks(points, places, scale.at)}
</svg></div></figure>`;
}

const tidy = (value: number): number => Math.round(value * 10) / 10;

function panelText(bought: Series['bought'], points: readonly Point[]): string {
  const rates = [
    ...new Set(
      bought.flatMap((one) => (one ? [`${formatRate(one.rate)}${one.test ? ' for tests' : ''}`] : [])),
    ),
  ];
  const seen = points.flatMap(({ step, rate }) =>
    rate === undefined ? [] : [`step ${step} ${formatRate(rate)}`],
  );
  return `Bought: ${rates.join(', then ')}. Measured: ${seen.join(', ') || 'nothing'}.`;
}

interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly one: Bought;
}

/** How long each rate held: from the moment that brought it to the one that changed it. */
function stretches(bought: Series['bought'], { moments }: Replay, places: Places, end: number): Stretch[] {
  const found: { from: number; to: number; one: Bought }[] = [];
  let last: Bought | undefined;
  for (const [i, { state }] of moments.entries()) {
    const one = bought[state];
    const x = places.moments[i] ?? end;
    const stretch = found.at(-1);
    if (last && stretch) stretch.to = x;
    if (one && (one.rate !== last?.rate || one.test !== last.test)) found.push({ from: x, to: x, one });
    last = one;
  }
  const stretch = found.at(-1);
  if (last && stretch) stretch.to = end;
  return found;
}

/** Points with their values beside them, where there is room for the words. */
function marks(points: readonly Point[], places: Places, at: (rate: number) => number): Markup[] {
  const taken: { x: number; y: number }[] = [];
  return points.flatMap(({ moment, rate, title, passed }) => {
    if (rate === undefined) return [];
    const [x, y] = [places.moments[moment] ?? 0, at(rate)];
    const below = y < TOP + 22;
    const free = taken.every((other) => Math.abs(other.x - x) > 58 || Math.abs(other.y - y) > 14);
    if (free) taken.push({ x, y });
    const end = x > places.width - 70;
    return [
      html`<g class="point${!passed && ' bad'}" data-moment="${moment}"><title>${title}: ${formatRate(rate)}</title>${shape(x, y, passed)}${free && html`<text x="${tidy(end ? x + 4 : x)}" y="${tidy(y + (below ? 15 : -12))}" class="${end ? 'end' : ''}">${formatRate(rate)}</text>`}</g>`,
    ];
  });
}

/** A disc, or a cross: not by colour alone. */
const shape = (x: number, y: number, passed: boolean): Markup =>
  passed
    ? html`<circle cx="${tidy(x)}" cy="${tidy(y)}" r="4.5"/>`
    : html`<path d="M${tidy(x - 4.5)} ${tidy(y - 4.5)}l9 9m0 -9l-9 9"/>`;

const HEAD = ['step', 'check', 'limited by', 'bought', 'measured', 'verdict'];

function measuredTable(
  series: readonly Series[],
  unlimited: readonly Point[],
  { moments }: Replay,
): Markup | false {
  const limited = series.flatMap(({ name, bought, points }) =>
    points.map((point) => ({ point, name, limit: bought[moments[point.moment]?.state ?? -1] })),
  );
  const free = unlimited.map((point) => ({
    point,
    name: point.rate === undefined ? '–' : 'nothing',
    limit: undefined,
  }));
  const rows = [...limited, ...free]
    .sort((a, b) => a.point.moment - b.point.moment)
    .map(({ point, name, limit }) => [
      String(point.step),
      point.title,
      name,
      limit ? `${formatRate(limit.rate)}${limit.test ? ', free for tests' : ''}` : '',
      [point.measured, ...(point.doubt === undefined ? [] : [point.doubt])].join('; '),
      point.passed ? '✓ as expected' : '✗ not as expected',
    ]);
  return table('Throughput as measured', HEAD, rows);
}
