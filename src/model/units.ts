const RATE = /^(\d+(?:\.\d+)?)\s*(bps|Kbps|Mbps|Gbps)$/;
const RATE_UNIT: Readonly<Record<string, number>> = { bps: 1, Kbps: 1e3, Mbps: 1e6, Gbps: 1e9 };
const SPAN = /^(\d+(?:\.\d+)?)\s*(ms|s|m|min|h|d)$/;
const SPAN_UNIT: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1e3,
  m: 60e3,
  min: 60e3,
  h: 3600e3,
  d: 86_400e3,
};

/** Bits per second from `5Mbps`, `1 Kbps`; decimal multiples. `undefined` if it is not a rate. */
export function parseRate(text: string): number | undefined {
  const [, value, unit = ''] = RATE.exec(text) ?? [];
  return value === undefined ? undefined : Number(value) * (RATE_UNIT[unit] ?? Number.NaN);
}

/** Milliseconds from `500ms`, `20min`, `7d`. `undefined` if it is not a duration. */
export function parseDuration(text: string): number | undefined {
  const [, value, unit = ''] = SPAN.exec(text) ?? [];
  return value === undefined ? undefined : Number(value) * (SPAN_UNIT[unit] ?? Number.NaN);
}

const SIZE = /^(\d+(?:\.\d+)?)\s*(B|KB|MB|GB|TB)$/;
const SIZE_STEPS = [
  ['TB', 1e12],
  ['GB', 1e9],
  ['MB', 1e6],
  ['KB', 1e3],
  ['B', 1],
] as const;

/** Bytes from `800KB`, `1.5 GB`; decimal multiples. `undefined` if it is not a size. */
export function parseSize(text: string): number | undefined {
  const [, value, unit] = SIZE.exec(text) ?? [];
  const step = SIZE_STEPS.find(([name]) => name === unit)?.[1];
  return step === undefined ? undefined : Number(value) * step;
}

/** `1.9 MB`, `760 B`: three significant digits. */
export function formatSize(bytes: number): string {
  const rounded = Number(bytes.toPrecision(3));
  const [unit, size] = SIZE_STEPS.find(([, step]) => rounded >= step) ?? (['B', 1] as const);
  return `${Number((rounded / size).toPrecision(3))} ${unit}`;
}

/** `5 Mbps`, `1 Kbps`, `4.78 Mbps`: three significant digits. */
export function formatRate(bitsPerSecond: number): string {
  const rounded = Number(bitsPerSecond.toPrecision(3));
  const [unit, size] = RATE_STEPS.find(([, step]) => rounded >= step) ?? (['bps', 1] as const);
  return `${Number((rounded / size).toPrecision(3))} ${unit}`;
}
const RATE_STEPS = [
  ['Gbps', 1e9],
  ['Mbps', 1e6],
  ['Kbps', 1e3],
] as const;

/** `7 d`, `20 min`, `1.5 s`: the largest unit that keeps the number at or above 1. */
export function formatDuration(ms: number): string {
  for (const [unit, size] of [
    ['d', 86_400e3],
    ['h', 3600e3],
    ['min', 60e3],
    ['s', 1e3],
  ] as const) {
    if (ms >= size) return `${Number((ms / size).toPrecision(3))} ${unit}`;
  }
  return `${Math.round(ms)} ms`;
}

/** 0 to 1 from `0.1%`. `undefined` if it is not a share. */
export function parseShare(text: string): number | undefined {
  const [, value] = /^(\d+(?:\.\d+)?)\s*%$/.exec(text) ?? [];
  return value === undefined || Number(value) > 100 ? undefined : Number(value) / 100;
}

/** `0.1 %`: three significant digits. */
export const formatShare = (share: number): string => `${Number((share * 100).toPrecision(3))} %`;
