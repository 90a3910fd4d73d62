import type { Sight } from '../../lab/standing/view/sight.js';
import type { SurveyedLink } from '../../lab/standing/view/survey.js';
import { formatRate } from '../../model/units.js';
import type { Style } from '../style.js';
import { table } from '../table.js';
import { clock } from '../text/event.js';
import { labelled, plain } from '../text/layout.js';
import { type RatesOf, ratesBetween } from './rates.js';
import { objectLines } from './survey.js';

/** A lab at one moment, with the rates since the moment before. Pure. */
export function watchLines(before: Sight | undefined, now: Sight, style: Style): string[] {
  const rates = ratesBetween(before, now);
  return [...headLines(now, style), '', ...linkLines(now, rates, style), '', ...hostLines(now, rates, style)]
    .concat(objectLines(now.survey.objects, style))
    .map((line) => line.trimEnd());
}

function headLines({ inspection }: Sight, style: Style): string[] {
  const { name, title, health, why, busy, now, faults } = inspection;
  const row = (label: string, text: string): string[] => labelled(label, text, 0, style);
  return [
    style.colors.bold(plain(`${name}: ${title}`, style)),
    ...row('clock', clock(now)),
    ...row('state', [health, why].filter(Boolean).join(': ')),
    ...(busy ? row('busy', `\`${busy.command}\` (process ${busy.pid})`) : []),
    ...(faults.length > 0 ? row('broken', faults.join(', ')) : []),
  ];
}

/** A line for each direction of each link; on a narrow terminal the long ids are cut. */
function linkLines({ survey: { links } }: Sight, rates: RatesOf, style: Style): string[] {
  if (links.length === 0) return ['no links between routers'];
  const rows = links.flatMap((link) =>
    link.ends.map((end, at) => {
      const to = link.ends[1 - at]?.router ?? '';
      const rate = rates(end)?.sent;
      return [
        rateText(rate, style),
        end.rate === undefined ? '' : formatRate(end.rate),
        loadText(link, rate, end.rate, style),
        `${end.router} ${style.symbols.to} ${to}`,
        at === 0 ? link.id : '',
      ];
    }),
  );
  return table(['RATE', 'LIMIT', 'LOAD', `FROM ${style.symbols.to} TO`, 'LINK'], rows, style);
}

function hostLines({ survey: { hosts }, inspection }: Sight, rates: RatesOf, style: Style): string[] {
  const state = new Map(inspection.hosts.map(({ id, up }) => [id, up ? 'up' : 'down']));
  const rows = hosts.map((host) => {
    const rate = rates(host);
    return [
      host.id,
      host.address,
      state.get(host.id) ?? '',
      rateText(rate?.sent, style),
      rateText(rate?.received, style),
    ];
  });
  return table(['HOST', 'ADDRESS', 'STATE', 'SENDS', 'RECEIVES'], rows, style);
}

const rateText = (rate: number | undefined, style: Style): string =>
  rate === undefined ? style.symbols.none : formatRate(Math.round(rate));

const BAR = 10;

/** `████      41 %`; a link that is down says so instead. */
function loadText(
  { up, why }: SurveyedLink,
  rate: number | undefined,
  limit: number | undefined,
  style: Style,
): string {
  if (!up) return why === undefined ? 'down' : `down: ${why}`;
  if (rate === undefined || limit === undefined) return '';
  const share = Math.min(1, rate / limit);
  const filled = Math.round(share * BAR);
  const bar = (style.unicode ? '█' : '#').repeat(filled) + ' '.repeat(BAR - filled);
  return `${bar} ${Math.round(share * 100)} %`;
}
