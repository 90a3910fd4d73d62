import type { Markup } from '../markup.js';

/** Puts markup, which has escaped all foreign text, in place of what an element holds. */
export function fill(element: Element, { markup }: Markup): void {
  element.innerHTML = markup;
}

export const all = <T extends Element = HTMLElement>(root: ParentNode, selector: string): T[] => [
  ...root.querySelectorAll<T>(selector),
];

/** For what the page has by its own making. */
export function one<T extends Element = HTMLElement>(root: ParentNode, selector: string): T {
  const found = root.querySelector<T>(selector);
  if (!found) throw new Error(`the page has no ${selector}`);
  return found;
}

/** The element itself or the nearest around it that was meant by an event. */
export const meant = (event: Event, selector: string): HTMLElement | undefined =>
  event.target instanceof Element ? (event.target.closest<HTMLElement>(selector) ?? undefined) : undefined;

/** Says something to those who listen rather than look. */
export function announce(text: string): void {
  one(document, '.live').textContent = text;
}
