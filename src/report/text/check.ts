import stringWidth from 'string-width';
import { circumstanceTexts } from '../../lab/circumstances.js';
import type { CheckEvent } from '../../lab/event.js';
import type { Style } from '../style.js';
import { pairText } from '../subject.js';
import { labelled, pad, paragraph, plain } from './layout.js';
import { place } from './place.js';

const KIND = 'throughput'.length;
const PAIR = 13;
const PREDICTED = 'predicted unreachable: SG_INGRESS_DENY'.length;

/** A check that passed is one row and a reason; one that failed shows everything it is about. */
export const checkLines = (event: CheckEvent, style: Style): string[] =>
  event.passed ? passed(event, style) : failed(event, style);

function subject(event: CheckEvent, style: Style): string {
  return `${pad(event.check, KIND)} ${plain(pairText(event, style.symbols.to), style)}`;
}

function passed(event: CheckEvent, style: Style): string[] {
  const { colors, symbols } = style;
  const head = `  ${colors.green(symbols.pass)} ${pad(subject(event, style), KIND + 1 + PAIR)}`;
  const predicted = column('predicted', event.predictedText, style);
  const measured = column('measured', event.measuredText, style);
  return [...row(head, predicted, measured, style), ...note(event, style), ...machine(event, style)];
}

interface Column {
  readonly text: string;
  readonly width: number;
}

function column(label: string, text: string, style: Style): Column {
  const value = plain(text, style);
  return { text: `${style.colors.dim(label)} ${value}`, width: label.length + 1 + stringWidth(value) };
}

/** Side by side in columns; closer together where that does not fit; one below the other if nothing fits. */
function row(head: string, predicted: Column, measured: Column, style: Style): string[] {
  const start = stringWidth(head) + 2;
  const room = style.width - start - predicted.width - measured.width;
  if (room < 2) return [`${head}  ${predicted.text}`, `${' '.repeat(start)}${measured.text}`];
  const gap = Math.max(2, Math.min(room, PREDICTED - predicted.width + 2));
  return [`${head}  ${predicted.text}${' '.repeat(gap)}${measured.text}`];
}

/** The reason, and what was expected where the prediction does not say the same already. */
function note(event: CheckEvent, style: Style): string[] {
  const bare = (text: string): string => text.replaceAll(' ', '');
  const said = bare(event.predictedText).startsWith(bare(event.expected));
  const expected = said ? '' : `expected ${event.expected}; `;
  return paragraph(`${expected}${reason(event)}`, 4, style).map((line) => `    ${style.colors.dim(line)}`);
}

/** What makes a figure doubtful is not to be overlooked: it is not dim. */
const machine = (event: CheckEvent, style: Style): string[] =>
  circumstancesOf(event)
    .flatMap((text) => paragraph(text, 4, style))
    .map((line) => `    ${style.colors.yellow(line)}`);

/** How the figure of a check was come by, if the machine had too much to do. */
export const circumstancesOf = (event: CheckEvent): string[] =>
  event.measured.kind === 'throughput' ? circumstanceTexts(event.measured) : [];

/** The prediction in a sentence: why not, how fast, or which way. */
export function reason(event: CheckEvent): string {
  if (event.check !== 'throughput') return event.predicted.text;
  const { reachable, rateText, text } = event.predicted;
  return reachable && rateText !== undefined ? `${text}; limited by ${rateText}` : text;
}

function failed(event: CheckEvent, style: Style): string[] {
  const { colors, symbols } = style;
  const rows = (label: string, text: string): string[] => labelled(label, text, 6, style);
  return [
    `  ${colors.red(symbols.fail)} ${colors.bold(subject(event, style))}`,
    ...rows('expected', event.expected),
    ...rows('predicted', event.predictedText),
    ...rows('', reason(event)),
    ...rows('measured', event.measuredText),
    ...event.why.flatMap((line, i) => rows(i === 0 ? 'why' : '', line)),
    ...rows('at', place(event.at)),
  ];
}
