import type { Reason } from '../../analyze/matrix/predict.js';
import { comparedAt, differences, differenceText } from '../../lab/matrix/differences.js';
import type { Matrix } from '../../lab/matrix/matrix.js';
import type { Style } from '../style.js';
import { count, paragraph, plain } from '../text/layout.js';
import { gridLines, type Mark } from './grid.js';
import { type Blocked, blockedIn, countsOf } from './groups.js';
import { letterOf, lettersOf } from './letters.js';
import type { Unit } from './units.js';
import { capped, momentText, probeText, reasonText, wayText } from './words.js';

const DIFFERENCES_LISTED = 10;

type Pair = readonly [from: number, to: number];

/** The pairs of which packets say something else; `undefined` if none were sent. */
export const differing = ({ predicted, measured }: Matrix): readonly Pair[] | undefined =>
  measured && differences({ predicted, measured });

/** A matrix for people: who reaches whom as a grid, then why not, then where packets did otherwise. */
export function matrixLines(matrix: Matrix, style: Style): string[] {
  const differ = differing(matrix);
  return [
    ...headLines(matrix, differ, style),
    '',
    ...gridOf(matrix, differ ?? [], style),
    ...blockedLines(matrix, style),
    ...differenceLines(matrix, differ ?? [], style),
  ];
}

function headLines(matrix: Matrix, differ: readonly Pair[] | undefined, style: Style): string[] {
  const { pairs, reachable, blocked } = countsOf(matrix);
  const size = `${probeText(matrix.probe)}, ${count(matrix.hosts.length, 'host')}, ${count(pairs, 'pair')}`;
  return [
    ...paragraph(momentText(matrix.moment), 0, style),
    ...paragraph(`${size}: ${reachable} reachable, ${blocked} blocked`, 0, style),
    measuredLine(differ, style),
  ];
}

/** What packets said to a prediction. */
export function measuredLine(differ: readonly Pair[] | undefined, { colors, symbols }: Style): string {
  if (!differ) return colors.dim('predicted; no packet was sent');
  return differ.length === 0
    ? `${colors.green(symbols.pass)} measured: packets do as predicted`
    : colors.red(`${symbols.fail} measured: ${count(differ.length, 'pair')} otherwise than predicted`);
}

function gridOf(matrix: Matrix, differ: readonly Pair[], style: Style): string[] {
  const { hosts, predicted } = matrix;
  const { colors, symbols } = style;
  const letters = lettersOf(blockedIn(matrix).map(({ reason }) => reason.code));
  const reachable: Mark = { sign: symbols.pass, text: 'reachable', paint: colors.green };
  const blocked = (reason: Reason): Mark => ({
    sign: letterOf(letters, reason),
    text: `${reason.code}${reason.direction === 'return' ? ', of the answer' : ''}`,
    paint: colors.yellow,
  });
  const markOf = (from: number, to: number): Mark => {
    const reason = predicted.reasonOf(from, to);
    return reason ? blocked(reason) : reachable;
  };
  return gridLines({ hosts, classes: predicted.classes }, markOf, loudly(differ, style), style);
}

/** The mark of cells in which prediction and packets differ. */
export function loudly(
  differ: readonly Pair[],
  { colors }: Style,
): (from: Unit, to: Unit) => Mark | undefined {
  const mark: Mark = {
    sign: '!',
    text: 'prediction and packets differ',
    paint: (text) => colors.bgRed(colors.white(text)),
  };
  return (from, to) =>
    differ.some(([sender, receiver]) => from.members.has(sender) && to.members.has(receiver))
      ? mark
      : undefined;
}

function blockedLines(matrix: Matrix, style: Style): string[] {
  const groups = blockedIn(matrix);
  if (groups.length === 0) return [];
  return ['', style.colors.bold('Blocked'), ...capped(groups, (group) => blockedLine(matrix, group, style))];
}

function blockedLine({ hosts, predicted }: Matrix, group: Blocked, style: Style): string[] {
  const { from, to, reason, pairs, example } = group;
  const { colors, symbols } = style;
  const [sender, receiver] = example;
  const { text } = predicted.verdictOf(sender, receiver);
  const sample = `${hosts[sender]?.id} ${symbols.to} ${hosts[receiver]?.id}: ${text}`;
  return [
    `  ${wayText(from, to, style)}: ${count(pairs, 'pair')}, ${colors.yellow(plain(reasonText(reason), style))}`,
    ...paragraph(sample, 6, style).map((line) => `      ${colors.dim(line)}`),
  ];
}

/** Where prediction and packets differ, with the way that was predicted. */
export function differenceLines(
  { predicted, measured, probe }: Matrix,
  differ: readonly Pair[],
  style: Style,
): string[] {
  if (!measured || differ.length === 0) return [];
  const lines = ([from, to]: Pair): string[] =>
    differenceText(comparedAt({ probe, predicted, measured }, from, to))
      .split('\n')
      .map((line) => `  ${plain(line, style)}`);
  return [
    '',
    style.colors.bold('Prediction and packets differ'),
    ...capped(differ, lines, DIFFERENCES_LISTED),
  ];
}
