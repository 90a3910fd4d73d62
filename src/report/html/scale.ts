/** A vertical scale in pixels: from rates to heights, and the rates that are marked on it. */
export interface Scale {
  readonly at: (rate: number) => number;
  readonly ticks: readonly number[];
}

/** Rates that differ by more than this factor need a logarithmic scale to be told apart. */
const WIDE = 30;

export function scaleOf(rates: readonly number[], top: number, bottom: number): Scale {
  const [least, most] = [Math.min(...rates), Math.max(...rates)];
  return most / least > WIDE ? logarithmic(least, most, top, bottom) : linear(most, top, bottom);
}

function linear(most: number, top: number, bottom: number): Scale {
  const step = niceStep(most / 4);
  const count = Math.ceil((most * 1.1) / step);
  const end = step * count;
  return {
    at: (rate) => bottom - ((bottom - top) * rate) / end,
    ticks: Array.from({ length: count + 1 }, (_, i) => i * step),
  };
}

function logarithmic(least: number, most: number, top: number, bottom: number): Scale {
  const [from, to] = [Math.floor(Math.log10(least / 1.5)), Math.ceil(Math.log10(most * 1.5))];
  return {
    at: (rate) => bottom - ((bottom - top) * (Math.log10(rate) - from)) / (to - from),
    ticks: Array.from({ length: to - from + 1 }, (_, i) => 10 ** (from + i)),
  };
}

/** 1, 2 or 5 times a power of ten, not below `least`. */
function niceStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  return power * ([1, 2, 5, 10].find((factor) => factor * power >= least) ?? 10);
}
