import type { Verdict } from '../../analyze/verdict.js';
import type { Explanation, Located } from '../../explain/explanation.js';
import { roundTripText } from '../../lab/round-trip.js';
import { formatRate } from '../../model/units.js';
import type { Style } from '../style.js';
import { labelled, paragraph, placed, plain } from '../text/layout.js';
import { isGood } from './expected.js';
import { provenanceText } from './source.js';

/** Whether a packet arrives and how fast, and what decides about that. */
export function verdictLines(of: Explanation, style: Style): string[] {
  const { verdict, narrowest } = of;
  if (!verdict.reachable) return [...headline(of, style), ...sentence(verdict.text, style)];
  const { rate, rateText, back } = verdict;
  const rows = [
    ...(rateText === undefined ? [] : limitRows('limit', rateText, narrowest?.there, style)),
    // Where the answer's way is no other, it has nothing to add.
    ...(back && back.rate !== rate ? limitRows('limit back', back.rateText, narrowest?.back, style) : []),
  ];
  return [
    ...headline(of, style),
    ...(rows.length === 0 ? sentence('nothing on the way limits it', style) : rows),
    ...noteRows(of, style),
  ];
}

const sentence = (text: string, style: Style): string[] =>
  paragraph(text, 2, style).map((line) => `  ${line}`);

function headline(of: Explanation, style: Style): string[] {
  const { colors, symbols } = style;
  const { verdict, wanted } = of;
  const good = isGood(of);
  const mark = good ? colors.green(symbols.pass) : colors.red(symbols.fail);
  if (!verdict.reachable) {
    const code = verdict.code === undefined ? '' : `: ${verdict.code}`;
    return [`${mark} ${colors.bold(`unreachable${code}`)}`];
  }
  const time = roundTripText({ ...verdict, path: [], returnPath: [] });
  const asked = wanted === undefined ? '' : `, ${formatRate(wanted)} wanted`;
  const code = good || !verdict.limit ? '' : `: ${verdict.limit.code}`;
  return [`${mark} ${colors.bold('reachable')}${plain(`${rateClause(of)}${time}${asked}${code}`, style)}`];
}

/** ` at 5 Mbps`, `, but at 1 Kbps only: test bandwidth`, ` at 20 Mbps, back at 10 Mbps`. */
function rateClause(of: Explanation): string {
  const { rate, limit, back } = of.verdict;
  const answer = back && back.rate !== rate ? `, back at ${formatRate(back.rate)}` : '';
  if (rate === undefined) return answer;
  if (!isGood(of)) return `, but at ${formatRate(rate)} only${answer}`;
  return limit?.code === 'TEST_BANDWIDTH'
    ? `, but at ${formatRate(rate)} only: test bandwidth${answer}`
    : ` at ${formatRate(rate)}${answer}`;
}

const limitRows = (label: string, text: string, at: Located | undefined, style: Style): string[] => [
  ...labelled(label, text, 2, style),
  ...(at?.source ? [placed(provenanceText(at.source), 2, style)] : []),
];

/** Who did not ask for a rate may not know that there is more to have. */
const noteRows = ({ verdict, wanted }: Explanation, style: Style): string[] =>
  wanted === undefined && testOnly(verdict)
    ? labelled('note', 'that is enough for tests only; --rate 5Mbps says which calls give more', 2, style)
    : [];

const testOnly = ({ limit, back }: Pick<Verdict, 'limit' | 'back'>): boolean =>
  [limit, back?.limit].some((one) => one?.code === 'TEST_BANDWIDTH');
