import { printable } from '../unprintable.js';

/** Text that is HTML already. Nothing else gets into a page without being escaped. */
export interface Markup {
  readonly markup: string;
}

export type Part = Markup | string | number | false | undefined | readonly Part[];

/** `` html`<b>${name}</b>` ``: what is put in is text, unless it is markup or a list of it. */
export const html = (strings: TemplateStringsArray, ...parts: readonly Part[]): Markup => ({
  markup: strings.map((piece, i) => piece + written(parts[i])).join(''),
});

/** Text that the caller answers for. */
export const trusted = (markup: string): Markup => ({ markup });

export const NOTHING: Markup = trusted('');

function written(part: Part): string {
  if (part === undefined || part === false) return '';
  if (typeof part === 'string') return escaped(part);
  if (typeof part === 'number') return String(part);
  return 'markup' in part ? part.markup : part.map(written).join('');
}

const ENTITY: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string): string => printable(text).replace(/[&<>"']/g, (char) => ENTITY[char] ?? char);

/** Data for the page's script, inside a `<script>` of JSON: without `<`, no text can end the element or begin a comment. */
export const jsonMarkup = (data: unknown): Markup =>
  trusted(
    JSON.stringify(data)
      .replaceAll('<', '\\u003c')
      .replaceAll('\u2028', '\\u2028')
      .replaceAll('\u2029', '\\u2029'),
  );
