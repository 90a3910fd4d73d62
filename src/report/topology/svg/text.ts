import { element } from '../../xml.js';
import type { Point } from '../layout.js';

/** Text from a point on its middle line. */
export const textAt = ({ x, y }: Point, className: string, text: string, anchor?: 'middle' | 'end'): string =>
  element('text', { class: className, x: tidy(x), y: tidy(y), 'text-anchor': anchor }, text);

/** Two decimals: the same on every machine, and short. */
export const tidy = (value: number): number => Math.round(value * 100) / 100;

/** What a page adds to the classes of a node or link, by its id. */
export type Classes = Readonly<Record<string, string>>;
