import { printable } from '../unprintable.js';

/** Foreign text in one line of Markdown, in tables too: what would mean something is written as its code. */
export const markdownText = (text: string): string =>
  text
    .split(/\s*[\r\n]+\s*/)
    .map((line) => printable(line).replace(/[\\`*_~[\]<>|$&#!]/g, (char) => `&#${char.codePointAt(0)};`))
    .join('<br>');

/** As it stands, in a face of fixed pitch; for HTML, since Markdown's own form cannot hold all texts. */
export const markdownCode = (text: string): string => `<code>${markdownText(text)}</code>`;

export const markdownTable = (head: readonly string[], rows: readonly (readonly string[])[]): string[] =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
