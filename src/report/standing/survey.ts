import type { CloudObject } from '../../cloud/objects.js';
import type { Survey, SurveyedEnd } from '../../lab/standing/view/survey.js';
import { formatRate } from '../../model/units.js';
import type { Style } from '../style.js';
import { table } from '../table.js';

/** What joins the hosts of a lab: routers, the links between them, and the clouds' objects with their states. */
export function surveyLines({ routers, links, objects }: Survey, style: Style): string[] {
  return [
    ...section(
      ['ROUTER', 'KIND', 'REGION', 'ACCOUNT', 'NAMESPACE'],
      routers.map(({ id, kind, region, account, namespace }) => [id, kind, region, account, namespace]),
      style,
    ),
    ...section(
      ['LINK', 'KIND', 'ENDS', 'RATE', 'STATE'],
      links.map(({ id, kind, ends, up, why }) => [
        id,
        kind,
        ends.map(({ router }) => router).join(', '),
        limits(ends),
        up ? 'up' : ['down', why].filter(Boolean).join(': '),
      ]),
      style,
    ),
    ...objectLines(objects, style),
  ];
}

/** A table of its own, behind an empty line; nothing if there are none. */
export const objectLines = (objects: readonly CloudObject[], style: Style): string[] =>
  section(
    ['OBJECT', 'ID', 'OF', 'ACCOUNT', 'STATE', 'ABOUT'],
    objects.map(({ kind, id, of = '', account, state, about }) => [kind, id, of, account, state, about]),
    style,
  );

const section = (head: readonly string[], rows: readonly (readonly string[])[], style: Style): string[] =>
  rows.length === 0 ? [] : ['', ...table(head, rows, style)];

/** One where both directions have the same; empty where nothing limits them. */
function limits([a, b]: readonly [SurveyedEnd, SurveyedEnd]): string {
  const [there, back] = [a, b].map(({ rate }) => (rate === undefined ? 'unlimited' : formatRate(rate)));
  if (there === back) return a.rate === undefined ? '' : (there ?? '');
  return `${there}, back ${back}`;
}
