/** Output of several tasks at a time, printed one whole after the other. */
export interface Slot {
  write(text: string): void;
  close(): void;
}

/**
 * Slots in the order of printing. The first that is open writes straight through; those after it are held back until
 * all before them are closed.
 */
export function orderedSlots(count: number, write: (text: string) => void): Slot[] {
  const held: string[] = new Array(count).fill('');
  const closed: boolean[] = new Array(count).fill(false);
  let current = 0;
  const flush = (): void => {
    const text = held[current];
    held[current] = '';
    if (text) write(text);
  };
  return held.map((_, index) => ({
    write(text) {
      if (index === current) write(text);
      else held[index] += text;
    },
    close() {
      closed[index] = true;
      while (closed[current]) {
        current++;
        flush();
      }
    },
  }));
}
