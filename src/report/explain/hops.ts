import type { ExplainedHop, ExplainedLink, ExplainedRule, Located } from '../../explain/explanation.js';
import { formatShare } from '../../model/units.js';
import type { Style } from '../style.js';
import { labelled, pad, placed, plain } from '../text/layout.js';
import { provenanceLine } from './source.js';

const INDENT = 6;

/** One router after the other: what it asked, what decided, the link it sent the packet over; each with its place. */
export const hopLines = (hops: readonly ExplainedHop[], stopped: boolean, style: Style): string[] =>
  hops.flatMap((hop, index) => oneHop(hop, index + 1, stopped && index === hops.length - 1, style));

function oneHop(hop: ExplainedHop, number: number, isStop: boolean, style: Style): string[] {
  const { colors, symbols } = style;
  const isBad = isStop || hop.measured?.outcome === 'differs';
  const mark = isBad ? colors.red(symbols.fail) : colors.green(symbols.pass);
  return [
    `  ${mark} ${pad(String(number), 2)}${colors.bold(plain(hop.label, style))}`,
    ...(hop.passed ?? []).flatMap((rule) => passedRow(rule, style)),
    ...(hop.dropped ? ruleRow('dropped', hop.dropped, style) : decisionRow(hop, isStop, style)),
    ...(hop.crossing ? crossingRows(hop.crossing, style) : []),
    ...(hop.measured ? measuredRow(hop.measured, style) : []),
  ];
}

function measuredRow({ outcome, text }: NonNullable<ExplainedHop['measured']>, style: Style): string[] {
  if (outcome !== 'differs') return labelled('measured', text, INDENT, style);
  return labelled('DIFFERS', text, INDENT, style).map((line) => style.colors.red(line));
}

/** A text, and below it where it comes from. */
const row = (label: string, text: string, { source }: Pick<Located, 'source'>, style: Style): string[] => [
  ...labelled(label, text, INDENT, style),
  ...(source ? [placed(provenanceLine(source), INDENT, style)] : []),
];

const ruleRow = (label: string, rule: ExplainedRule, style: Style): string[] =>
  row(label, rule.text, rule, style);

/** Into a host or subnet, or out of it. */
const passedRow = (rule: ExplainedRule, style: Style): string[] =>
  ruleRow(rule.direction === 'ingress' ? 'passed in' : 'passed out', rule, style);

/** Without a route there is nothing that could have a place. */
function decisionRow(hop: ExplainedHop, isStop: boolean, style: Style): string[] {
  const { route, decided } = hop;
  if (!route) return labelled('stopped', decided, INDENT, style);
  const table = route.table === 'main' ? '' : ` in table ${route.table}`;
  // What is down does not name itself: `a fault is on it`.
  const what = isStop && !decided.includes(hop.object) ? `${hop.object}: ${decided}` : decided;
  return row(isStop ? 'stopped' : 'route', `${route.cidr}${table}: ${what}`, hop, style);
}

/** A shaper whose text begins with the link's name stands for the link. */
function crossingRows(crossing: ExplainedLink, style: Style): string[] {
  const { label, limits, delay } = crossing;
  const own = limits.find(({ text }) => text.startsWith(label));
  const others = limits.filter((limit) => limit !== own);
  return [
    ...others.flatMap((limit) => row('limit', limit.text, limit, style)),
    ...row('link', own?.text ?? label, crossing, style),
    ...(delay ? row('delay', delayText(delay), delay, style) : []),
  ];
}

/** `30 ms ± 2 ms, 0.1 % lost`. */
function delayText({ latency, jitter, loss }: NonNullable<ExplainedLink['delay']>): string {
  const around = jitter === 0 ? '' : ` ± ${jitter} ms`;
  return `${latency} ms${around}${loss === 0 ? '' : `, ${formatShare(loss)} lost`}`;
}
