import stringWidth from 'string-width';
import type { Style } from './style.js';
import { labelled, pad, paragraph, plain } from './text/layout.js';

/** One thing that labs need or can use. */
export interface HostCheck {
  readonly name: string;
  /** `optional`: absent, and only some scenarios need it. */
  readonly status: 'ok' | 'missing' | 'optional';
  readonly detail: string;
  /** The exact command that mends it. */
  readonly mend?: string;
}

export interface Diagnosis {
  readonly checks: readonly HostCheck[];
  /** Where labs would live on this machine; absent: nowhere. */
  readonly sandbox?: string;
}

/** What this machine can do, and the command that mends what it cannot. */
export function doctorLines({ checks, sandbox }: Diagnosis, style: Style): string[] {
  const width = Math.max(0, ...checks.map(({ name }) => stringWidth(plain(name, style))));
  return [...checks.flatMap((check) => checkLines(check, width, style)), '', conclusion(checks, sandbox, style)];
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

function conclusion(checks: readonly HostCheck[], sandbox: string | undefined, { colors }: Style): string {
  if (canRun({ checks, ...(sandbox === undefined ? {} : { sandbox }) }))
    return colors.green(`this machine can run labs${sandbox === undefined ? '' : `: ${sandbox}`}`);
  return colors.red('this machine cannot run labs yet');
}

export const canRun = ({ checks }: Diagnosis): boolean => checks.every(({ status }) => status !== 'missing');
