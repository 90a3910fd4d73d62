import stringWidth from 'string-width';
import type { Style } from './style.js';
import { pad, plain } from './text/layout.js';

/** A table without borders: a head, rows, columns as wide as their widest cell, numbers to the right. */
export function table(
  head: readonly string[],
  rows: readonly (readonly (string | number)[])[],
  style: Style,
): string[] {
  const cells = rows.map((row) => row.map((cell) => plain(String(cell), style)));
  const widths = head.map((title, column) =>
    Math.max(stringWidth(title), ...cells.map((row) => stringWidth(row[column] ?? ''))),
  );
  const right = head.map(
    (_, column) => rows.length > 0 && rows.every((row) => typeof row[column] === 'number'),
  );
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return right[column] ? ' '.repeat(width - stringWidth(cell)) + cell : pad(cell, width);
      })
      .join('  ')
      .trimEnd();
  return [style.colors.bold(line(head)), ...cells.map(line)];
}
