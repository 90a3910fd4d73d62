import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';
import type { Style } from '../style.js';
import { printable } from '../unprintable.js';

const ASCII_KIN: Readonly<Record<string, string>> = {
  '→': '->',
  '←': '<-',
  '–': '-',
  '—': '-',
  '…': '...',
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '·': '-',
  '×': 'x',
  '±': '+/-',
};

/** One line of foreign text, safe to print: what a terminal would act on is shown as its escape. */
export function plain(text: string, style: Style): string {
  const safe = printable(text);
  return style.unicode ? safe : safe.replace(/[→←–—…‘’“”·×±]/g, (char) => ASCII_KIN[char] ?? char);
}

/** Fills up with spaces to a width in columns. */
export const pad = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - stringWidth(text)));

/** Breaks foreign text at spaces to fit beside an indent; its own line ends are kept, long words stay whole. */
export function paragraph(text: string, indent: number, style: Style): string[] {
  const width = Math.max(20, style.width - indent);
  return text
    .split(/\r\n|\r|\n/)
    .flatMap((line) => wrapAnsi(plain(line, style), width, { hard: false, trim: true }).split('\n'))
    .map((line) => line.trimEnd());
}

/** Sets items one after the other, two spaces between, in lines that fit beside an indent; an item is never broken. */
export function flow(items: readonly string[], indent: number, first: number, style: Style): string[] {
  const lines: string[] = [];
  let room = style.width - first;
  for (const item of items) {
    const width = stringWidth(item);
    const last = lines.length - 1;
    if (last >= 0 && width + 2 <= room) {
      lines[last] = `${lines[last]}  ${item}`;
      room -= width + 2;
    } else {
      lines.push(item);
      room = style.width - (last < 0 ? first : indent) - width;
    }
  }
  return lines;
}

/** `1 step`, `2 steps`. */
export const count = (n: number, one: string): string => `${n} ${one}${n === 1 ? '' : 's'}`;

const LABEL = 11;

/** `label      text`, wrapped beside its label: the rows under something that failed. */
export function labelled(label: string, text: string, indent: number, style: Style): string[] {
  return paragraph(text, indent + LABEL, style).map((line, i) =>
    `${' '.repeat(indent)}${style.colors.dim(pad(i === 0 ? label : '', LABEL))}${line}`.trimEnd(),
  );
}

/** A place below a labelled text: in one line, however long, so that terminals and editors find it. */
export const placed = (text: string, indent: number, style: Style): string =>
  ' '.repeat(indent + LABEL) + style.colors.dim(plain(text, style));
