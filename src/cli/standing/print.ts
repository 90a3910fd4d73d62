import type { Style } from '../../report/style.js';
import { styleOf } from '../dress.js';
import type { Host } from '../host.js';

export interface FormatOptions {
  readonly format: 'text' | 'json';
}

/** An answer on stdout: as JSON, or as lines for people. */
export function print<T>(
  answer: T,
  lines: (answer: T, style: Style) => readonly string[],
  { format }: FormatOptions,
  host: Host,
): void {
  const text =
    format === 'json'
      ? [JSON.stringify(answer, undefined, 2)]
      : lines(answer, styleOf(host.stdout, host.env));
  for (const line of text) host.stdout.write(`${line}\n`);
}
