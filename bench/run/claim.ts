/** One thing that was promised, and what came of it. */
export interface Claim {
  readonly what: string;
  /** For people; empty if it could not be measured here. */
  readonly measured: string;
  readonly asked: string;
  /** Absent if it could not be measured here. */
  readonly kept?: boolean;
}

/** What is not a number was not measured. */
function claim(what: string, value: number, text: (value: number) => string, asked: string, kept: boolean) {
  return Number.isFinite(value)
    ? { what, measured: text(value), asked, kept }
    : { what, measured: '', asked };
}

/** Exponents are given with two digits, and held against the limit as they are given. */
export const exponentAtMost = (what: string, value: number, limit: number): Claim =>
  atMost(what, Math.round(value * 100) / 100, limit, (found) => found.toFixed(2));

export const atMost = (what: string, value: number, limit: number, text: (value: number) => string): Claim =>
  claim(what, value, text, `at most ${text(limit)}`, value <= limit);

export const under = (what: string, value: number, limit: number, text: (value: number) => string): Claim =>
  claim(what, value, text, `under ${text(limit)}`, value < limit);

export const atLeast = (what: string, value: number, limit: number, text: (value: number) => string): Claim =>
  claim(what, value, text, `at least ${text(limit)}`, value >= limit);
