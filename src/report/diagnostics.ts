import pc from 'picocolors';
import type { Diagnostic } from '../scenario/scenario.js';

type Colors = ReturnType<typeof pc.createColors>;

/** The texts of files by name, for quoting. */
export type Sources = Readonly<Record<string, string>>;

/** Wider lines are cut around the place that is meant. */
const WIDEST = 120;

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
    `${colors.bold(`${at.file}:${at.line}:${at.col}:`)} ${paint(`${severity}:`)} ${what}`,
    ...(line === undefined || line.trim() === '' ? [] : quote(line, at.line, at.col, paint)),
    ...(hint === undefined ? [] : [`  ${colors.cyan('hint:')} ${hint}`]),
    '',
  ].join('\n');
}

/** The line, and a caret under its column; tabs stay tabs above and below, so that both lines stand alike. */
function quote(line: string, number: number, col: number, paint: (text: string) => string): string[] {
  const start = col > WIDEST - 20 ? col - WIDEST / 2 : 0;
  const shown = line.slice(start, start + WIDEST);
  const under = shown.slice(0, col - 1 - start).replace(/[^\t]/g, ' ');
  const margin = `  ${number} | `;
  const cut = start > 0 ? '…' : '';
  return [
    `${margin}${cut}${shown}`,
    `${' '.repeat(margin.length - 2)}| ${cut ? ' ' : ''}${under}${paint('^')}`,
  ];
}

function summary(diagnostics: readonly Diagnostic[], colors: Colors): string {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const warnings = diagnostics.length - errors;
  return [
    ...(errors > 0 ? [colors.red(counted(errors, 'error'))] : []),
    ...(warnings > 0 ? [colors.yellow(counted(warnings, 'warning'))] : []),
  ].join(', ');
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
