import type { End, Explanation } from '../../explain/explanation.js';
import { pointText } from '../../explain/moment.js';
import { roundTripText } from '../../lab/round-trip.js';
import { formatRate } from '../../model/units.js';
import type { Style } from '../style.js';
import { labelled, paragraph, placed, plain } from '../text/layout.js';
import { type Expected, isAsExpected } from './expected.js';
import { fixLines } from './fixes.js';
import { hopLines } from './hops.js';
import { provenanceText } from './source.js';

/** An explanation for people: the verdict first, then what has to change and how, then the ways hop by hop. */
export function explanationLines(of: Explanation, style: Style, expected?: Expected): string[] {
  return [
    ...heading(of, style),
    '',
    ...verdictLines(of, style),
    ...measuredLines(of, style),
    ...changeLines(of, style),
    ...(of.verdict.reachable ? [] : fixLines(of.fixes, style)),
    ...wayLines('There', of.from, of.to, of.there, !of.verdict.reachable && of.back.length === 0, style),
    ...wayLines('Back', of.to, of.from, of.back, !of.verdict.reachable, style),
    ...(expected === undefined ? [] : ['', expectationLine(of, expected, style)]),
  ];
}

function heading({ from, to, protocol, port, file, step }: Explanation, style: Style): string[] {
  const { colors, symbols } = style;
  const what = port === undefined ? 'ping' : `${protocol.toUpperCase()} ${port}`;
  const pair = plain(`${from.host} ${symbols.to} ${to.host}`, style);
  const title = step.title === undefined ? '' : `: ${step.title}`;
  const when = `${pointText({ ...step, step: step.index })}${title}`;
  return [`${colors.bold(pair)}  ${what}`, ...paragraph(`${file}, ${when}`, 0, style).map(colors.dim)];
}

function verdictLines({ verdict }: Explanation, style: Style): string[] {
  const { colors, symbols } = style;
  if (!verdict.reachable) {
    const code = verdict.code === undefined ? '' : `: ${verdict.code}`;
    return [
      `${colors.red(symbols.fail)} ${colors.bold(`unreachable${code}`)}`,
      ...paragraph(verdict.text, 2, style).map((line) => `  ${line}`),
    ];
  }
  const rate = verdict.rate === undefined ? '' : ` at ${formatRate(verdict.rate)}`;
  const time = roundTripText({ ...verdict, path: [], returnPath: [] });
  return [
    `${colors.green(symbols.pass)} ${colors.bold('reachable')}${plain(`${rate}${time}`, style)}`,
    ...paragraph(verdict.rateText ?? 'nothing on the way limits it', 2, style).map((line) => `  ${line}`),
  ];
}

/** What packets did: quietly where that is as predicted. */
function measuredLines({ measured }: Explanation, style: Style): string[] {
  if (!measured) return [];
  const { colors, symbols } = style;
  const lines = (text: string): string[] => paragraph(text, 2, style).map((line) => `  ${line}`);
  if (measured.agrees) {
    const [first = '', ...rest] = lines(`measured: ${again(measured.sent)}${measured.text}`);
    return [`${colors.green(symbols.pass)} ${first.trimStart()}`, ...rest];
  }
  return [
    `${colors.red(symbols.fail)} ${colors.bold(colors.red('PREDICTION AND PACKETS DIFFER'))}`,
    ...lines(`${again(measured.sent)}${measured.text}`),
  ];
}

/** A line that loses some packets is asked more than once. */
const again = (sent: number): string => (sent > 1 ? `after ${sent} packets, ` : '');

const changeLines = ({ change }: Explanation, style: Style): string[] =>
  change.flatMap(({ object, source }) => [
    ...labelled('to change', object, 2, style),
    ...(source ? [placed(provenanceText(source), 2, style)] : []),
  ]);

function wayLines(
  title: string,
  from: End,
  to: End,
  hops: Explanation['there'],
  stopped: boolean,
  style: Style,
): string[] {
  if (hops.length === 0) return [];
  const { colors, symbols } = style;
  const addresses = plain(`${from.address} ${symbols.to} ${to.address}`, style);
  return ['', `${colors.bold(title)}  ${addresses}`, ...hopLines(hops, stopped, style)];
}

function expectationLine(of: Explanation, expected: Expected, { colors, symbols }: Style): string {
  return isAsExpected(of, expected)
    ? `${colors.green(symbols.pass)} ${expected}, as expected`
    : `${colors.red(symbols.fail)} expected ${expected}`;
}
