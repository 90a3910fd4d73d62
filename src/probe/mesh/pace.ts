/** One direction of a line that is too slow for a burst of requests. */
export interface SlowLine {
  readonly id: string;
  /** Bits per second of frames. */
  readonly rate: number;
}

/** When, in ms from now, a request may leave, and when its answer can be there at the latest. */
export interface Slot {
  readonly at: number;
  readonly answer: number;
}

/** A frame may find the line still paying for the one before. */
const DEBT = 2;

/** Lets requests that share a slow line leave one after another, each when the one before has passed. */
export function pacer(): (lines: readonly SlowLine[], frame: number) => Slot {
  const free = new Map<string, number>();
  return (lines, frame) => {
    const at = Math.max(0, ...lines.map(({ id }) => free.get(id) ?? 0));
    let answer = at;
    for (const { id, rate } of lines) {
      const ms = (frame * 8 * 1000) / rate;
      // A packet that goes round crosses a line several times.
      free.set(id, Math.max(at, free.get(id) ?? 0) + ms);
      answer += DEBT * ms;
    }
    return { at, answer };
  };
}
