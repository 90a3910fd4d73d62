import { writeSync } from 'node:fs';

/**
 * What a contender tells on stdout: a line of JSON when it has stood and was measured, the line `down` when it begins
 * to take everything down; it ends when that is done.
 */
export interface Told {
  /** Milliseconds until the network stood, from the first thought about it, the program's own start aside. */
  readonly up: number;
  /** Milliseconds until every host has asked every other. */
  readonly matrix?: number;
  /** Pairs of which no answer came. */
  readonly missed?: number;
}

export const DOWN = 'down';

export function tell(told: Told): void {
  writeSync(1, `${JSON.stringify(told)}\n${DOWN}\n`);
}
