import type { CallEvent } from '../../lab/event.js';
import type { Json, JsonObject } from '../../model/json.js';
import { formatDuration } from '../../model/units.js';
import type { Style } from '../style.js';
import { count, flow, labelled, paragraph, plain } from './layout.js';
import { place } from './place.js';

/** Who called what, and what the cloud answered. */
export function callLines(event: CallEvent, style: Style): string[] {
  return [...exchangeLines(event, style), ...(event.passed ? [] : complaint(event, style))];
}

/** A call and its answer, wherever it was made. */
export type Exchange = Omit<CallEvent, 'type' | 'at'>;

export const exchangeLines = (event: Exchange, style: Style): string[] => [
  ...request(event, style),
  ...answer(event, style),
];

/** The mark is for calls of which something was wanted; others only matter when they go wrong. */
function request(event: Exchange, style: Style): string[] {
  const { colors, symbols } = style;
  const mark = !event.passed
    ? colors.red(symbols.fail)
    : event.expectedError !== undefined
      ? colors.green(symbols.pass)
      : ' ';
  const as = plain(event.as, style);
  const indent = 4 + as.length + 1 + symbols.to.length + 1;
  const [first = '', ...more] = flow(
    parameters(event.params, style),
    indent,
    indent + event.action.length + 2,
    style,
  );
  const head = `  ${mark} ${colors.cyan(as)} ${symbols.to} ${colors.bold(plain(event.action, style))}`;
  return [first === '' ? head : `${head}  ${first}`, ...more.map((line) => ' '.repeat(indent) + line)];
}

const parameters = (params: JsonObject, style: Style): string[] =>
  Object.entries(params).map(([name, value]) => plain(`${name}=${brief(value)}`, style));

/** Bare where that is clear, JSON otherwise. */
export const brief = (value: Json): string =>
  typeof value === 'string' && /^[^\s"'{}[\],=]+$/.test(value) ? value : JSON.stringify(value);

function answer(event: Exchange, style: Style): string[] {
  const { colors, symbols } = style;
  const { outcome } = event;
  const lead = ' '.repeat(4 + event.as.length + 1);
  const hang = lead.length + symbols.from.length + 1;
  if (outcome.ok) {
    const [first = '', ...more] = flow(answered(event, outcome.response, style), hang, hang, style);
    return [`${lead}${symbols.from} ${first}`, ...more.map((line) => ' '.repeat(hang) + line)];
  }
  const { status, code, message } = outcome.error;
  const refusal = `${status} ${plain(code, style)}`;
  return [
    `${lead}${symbols.from} ${event.passed ? `${colors.yellow(refusal)}, as wanted` : colors.red(refusal)}`,
    ...paragraph(message, hang, style).map((line) => ' '.repeat(hang) + colors.dim(line)),
  ];
}

function answered(event: Exchange, response: JsonObject, style: Style): string[] {
  const ids = parameters(idsOf(response), style);
  const effects = effectsOf(event);
  return [...(ids.length > 0 ? ids : ['accepted']), ...(effects === '' ? [] : [style.colors.dim(effects)])];
}

/** Of an answer people need the ids; the rest of a long answer is for the JSON report. */
export const idsOf = (response: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries(response).filter(
      ([name, value]) => name.endsWith('Id') && name !== 'RequestId' && typeof value === 'string',
    ),
  );

/** What a call did beyond its answer. */
export function effectsOf({ settledMs, changes }: Exchange): string {
  const settled = settledMs > 0 ? `settled after ${formatDuration(settledMs)} of virtual time` : '';
  return [settled, changesText(changes)].filter((part) => part !== '').join(', ');
}

export const changesText = (changes: number): string => (changes > 0 ? count(changes, 'kernel change') : '');

function complaint(event: CallEvent, style: Style): string[] {
  return [
    ...labelled('wanted', wanted(event), 6, style),
    ...(event.why === undefined ? [] : labelled('why', event.why, 6, style)),
    ...labelled('at', place(event.at), 6, style),
  ];
}

export const wanted = ({ expectedError }: CallEvent): string =>
  expectedError === undefined ? 'an answer without an error' : `refusal with ${expectedError}`;
