import stringWidth from 'string-width';

/** Sizes in pixels. Text is measured without a screen: by columns of a fixed-pitch face, which is what it is drawn in. */
export const SIZE = {
  /** Of the widest of the common fixed-pitch faces, at a font size of 1. */
  pitch: 0.615,
  name: 13,
  small: 11,
  padding: 12,
  /** A box's first line, and its second. */
  line: 20,
  cell: { height: 20, gap: 6, dot: 16 },
  region: { head: 34, padding: 16 },
  /** Columns; what is longer is cut in its middle. */
  longest: 30,
} as const;

export const textWidth = (text: string, size: number): number =>
  Math.ceil(stringWidth(text) * size * SIZE.pitch);

/** Both ends of a text that is too long: ids differ at either. */
export function clip(text: string, columns: number = SIZE.longest): string {
  if (stringWidth(text) <= columns) return text;
  const chars = [...text];
  const half = Math.floor((columns - 1) / 2);
  return `${take(chars, half)}…${[...take(chars.reverse(), columns - 1 - half)].reverse().join('')}`;
}

/** As many characters as fill `columns` at most. */
function take(chars: readonly string[], columns: number): string {
  let text = '';
  for (const char of chars) {
    if (stringWidth(text + char) > columns) return text;
    text += char;
  }
  return text;
}
