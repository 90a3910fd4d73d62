/** A place in the grid; row 0 and column 0 are headers. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

const PAGE = 8;

/** Where a key leads to, as the ARIA grid pattern has it; `undefined`: the key is none of the grid's. */
export function moved(
  { row, column }: Place,
  size: number,
  key: string,
  control: boolean,
): Place | undefined {
  const within = (value: number): number => Math.max(0, Math.min(size, value));
  switch (key) {
    case 'ArrowUp':
      return { row: within(row - 1), column };
    case 'ArrowDown':
      return { row: within(row + 1), column };
    case 'ArrowLeft':
      return { row, column: within(column - 1) };
    case 'ArrowRight':
      return { row, column: within(column + 1) };
    case 'PageUp':
      return { row: within(row - PAGE), column };
    case 'PageDown':
      return { row: within(row + PAGE), column };
    case 'Home':
      return control ? { row: 0, column: 0 } : { row, column: 0 };
    case 'End':
      return control ? { row: size, column: size } : { row, column: size };
    default:
      return undefined;
  }
}
