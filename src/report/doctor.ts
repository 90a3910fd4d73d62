import stringWidth from 'string-width';
import type { Diagnosis, HostCheck } from '../lab/doctor/diagnosis.js';
import type { Style } from './style.js';
import { labelled, pad, paragraph, plain } from './text/layout.js';

export type { Diagnosis, HostCheck };

/** What this machine can do, and the command that mends what it cannot. */
export function doctorLines(diagnosis: Diagnosis, style: Style): string[] {
  const { checks } = diagnosis;
  const width = Math.max(0, ...checks.map(({ name }) => stringWidth(plain(name, style))));
  return [...checks.flatMap((check) => checkLines(check, width, style)), '', conclusion(diagnosis, style)];
}

function checkLines({ name, status, detail, mend }: HostCheck, width: number, style: Style): string[] {
  const indent = 2 + width + 2;
  const [first = '', ...more] = paragraph(detail, indent, style);
  return [
    `${mark(status, style)} ${pad(plain(name, style), width)}  ${first}`.trimEnd(),
    ...more.map((line) => ' '.repeat(indent) + line),
    ...(mend === undefined || status === 'ok' ? [] : labelled('next', mend, indent, style)),
  ];
}

function mark(status: HostCheck['status'], { colors, symbols }: Style): string {
  switch (status) {
    case 'ok':
      return colors.green(symbols.pass);
    case 'missing':
      return colors.red(symbols.fail);
    case 'optional':
      return colors.yellow(symbols.none);
  }
}

function conclusion(diagnosis: Diagnosis, { colors }: Style): string {
  if (!canRun(diagnosis)) return colors.red('This machine cannot run labs yet.');
  const where = diagnosis.sandbox === undefined ? '' : ` (sandbox: ${diagnosis.sandbox})`;
  return colors.green(`This machine can run labs${where}.`);
}

/** Optional things that are absent do not count. */
export const canRun = ({ checks }: Diagnosis): boolean => checks.every(({ status }) => status !== 'missing');
