import pc from 'picocolors';
import stringWidth from 'string-width';
import type { Diagnostic } from '../scenario/scenario.js';

type Colors = ReturnType<typeof pc.createColors>;

/** The texts of files by name, for quoting. */
export type Sources = Readonly<Record<string, string>>;

/** Characters; longer lines are cut around the place that is meant. */
const LONGEST = 120;

/**
 * Diagnostics for people: `file:line:col: error: what`, the line with a caret under the place, a hint; then a
 * summary. Empty without diagnostics. Ends without a line break.
 */
export function formatDiagnostics(
  diagnostics: readonly Diagnostic[],
  sources: Sources,
  { color }: { readonly color: boolean },
): string {
  if (diagnostics.length === 0) return '';
  const colors = pc.createColors(color);
  const lines = new Map(Object.entries(sources).map(([file, text]) => [file, text.split(/\r?\n/)]));
  return [
    ...diagnostics.map((one) => formatOne(one, lines.get(one.at.file)?.[one.at.line - 1], colors)),
    summary(diagnostics, colors),
  ].join('\n');
}

function formatOne(
  { severity, at, what, hint }: Diagnostic,
  line: string | undefined,
  colors: Colors,
): string {
  const paint = severity === 'error' ? colors.red : colors.yellow;
  return [
    `${colors.bold(`${printable(at.file)}:${at.line}:${at.col}:`)} ${paint(`${severity}:`)} ${printable(what)}`,
    ...(line === undefined || line.trim() === '' ? [] : quote(printable(line), at.line, at.col, paint)),
    ...(hint === undefined ? [] : [`  ${colors.cyan('hint:')} ${printable(hint)}`]),
    '',
  ].join('\n');
}

/** A file's own control characters never reach a terminal. */
const printable = (text: string): string => text.replace(/(?!\t)[\p{Cc}\p{Cf}]/gu, '\uFFFD');

/** The line, and a caret under its column. */
function quote(line: string, number: number, col: number, paint: (text: string) => string): string[] {
  const start = col > LONGEST - 20 ? col - LONGEST / 2 : 0;
  const cut = start > 0 ? '…' : '';
  const margin = `  ${number} | `;
  return [
    `${margin}${cut}${line.slice(start, start + LONGEST)}`,
    `${' '.repeat(margin.length - 2)}| ${blank(cut + line.slice(start, col - 1))}${paint('^')}`,
  ];
}

/** As wide as the text; its tabs stay tabs. */
const blank = (text: string): string =>
  text
    .split('\t')
    .map((part) => ' '.repeat(stringWidth(part)))
    .join('\t');

function summary(diagnostics: readonly Diagnostic[], colors: Colors): string {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const warnings = diagnostics.length - errors;
  return [
    ...(errors > 0 ? [colors.red(counted(errors, 'error'))] : []),
    ...(warnings > 0 ? [colors.yellow(counted(warnings, 'warning'))] : []),
  ].join(', ');
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
