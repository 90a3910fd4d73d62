import { parseDuration, parseRate, parseShare, parseSize } from '../model/units.js';

interface Problem {
  readonly what: string;
  readonly hint: string;
}

const NUMBER_AND_UNIT = /^(\d+(?:\.\d+)?|\.\d+)\s*([a-z/µ]*)$/i;

const RATES: readonly (readonly [RegExp, string])[] = [
  [/^g/i, 'Gbps'],
  [/^m/i, 'Mbps'],
  [/^k/i, 'Kbps'],
  [/^b/i, 'bps'],
];

/** `undefined` if it is a rate above 0; otherwise what is wrong, and the spelling that was probably meant. */
export function rateProblem(text: string): Problem | undefined {
  const rate = parseRate(text);
  if (rate !== undefined && rate > 0) return undefined;
  const what = `"${text}" is not a rate`;
  const [, number = '', unit = ''] = NUMBER_AND_UNIT.exec(text.trim()) ?? [];
  if (number === '' || Number(number) === 0) return { what, hint: 'a rate is written 1Kbps, 5Mbps, 1Gbps' };
  if (unit === '') return { what, hint: `the unit is missing: ${number}Mbps, ${number}Kbps` };
  const right = RATES.find(([pattern]) => pattern.test(unit))?.[1];
  if (right === undefined) return { what, hint: 'the units are bps, Kbps, Mbps and Gbps' };
  return { what, hint: `rates are in bits per second: write ${number}${right}` };
}

const SPANS: readonly (readonly [RegExp, string])[] = [
  [/^(ms|msecs?|milliseconds?)$/i, 'ms'],
  [/^(s|secs?|seconds?)$/i, 's'],
  [/^(m|mins?|minutes?)$/i, 'min'],
  [/^(h|hrs?|hours?)$/i, 'h'],
  [/^(d|days?)$/i, 'd'],
];
const WEEK = /^(w|weeks?)$/i;
const LONGEST_MS = 100 * 366 * 86_400e3;

/** `undefined` if it is a time above 0, of 100 years at most; otherwise as for rates. */
export function durationProblem(text: string): Problem | undefined {
  const ms = parseDuration(text);
  const what = `"${text}" is not a time`;
  if (ms !== undefined && ms > LONGEST_MS) return { what, hint: 'the longest is 36600d' };
  if (ms !== undefined && ms > 0) return undefined;
  const [, number = '', unit = ''] = NUMBER_AND_UNIT.exec(text.trim()) ?? [];
  if (number === '' || Number(number) === 0) return { what, hint: 'a time is written 500ms, 20min, 12h, 7d' };
  if (unit === '') return { what, hint: `the unit is missing: ${number}s, ${number}min, ${number}d` };
  if (WEEK.test(unit)) return { what, hint: `write ${Number(number) * 7}d` };
  const right = SPANS.find(([pattern]) => pattern.test(unit))?.[1];
  return {
    what,
    hint: right === undefined ? 'the units are ms, s, min, h and d' : `write ${number}${right}`,
  };
}

const LONGEST_HELD_MS = 366 * 86_400e3;

/** As a duration, of 366 days at most: bills are made of five-minute samples. */
export function heldProblem(text: string): Problem | undefined {
  const problem = durationProblem(text);
  if (problem || (parseDuration(text) ?? 0) <= LONGEST_HELD_MS) return problem;
  return { what: `"${text}" is too long a time`, hint: 'the longest is 366d' };
}

const SIZES: readonly (readonly [RegExp, string])[] = [
  [/^t(i?b|bytes?)?$/i, 'TB'],
  [/^g(i?b|bytes?)?$/i, 'GB'],
  [/^m(i?b|bytes?)?$/i, 'MB'],
  [/^k(i?b|bytes?)?$/i, 'KB'],
  [/^b(ytes?)?$/i, 'B'],
];

/** `undefined` if it is a size above 0; otherwise as for rates. */
export function sizeProblem(text: string): Problem | undefined {
  if ((parseSize(text) ?? 0) > 0) return undefined;
  const what = `"${text}" is not a size`;
  const [, number = '', unit = ''] = NUMBER_AND_UNIT.exec(text.trim()) ?? [];
  if (number === '' || Number(number) === 0)
    return { what, hint: 'a size is written 500B, 20KB, 1.8MB, 2GB' };
  if (unit === '') return { what, hint: `the unit is missing: ${number}MB, ${number}KB` };
  const right = SIZES.find(([pattern]) => pattern.test(unit))?.[1];
  return {
    what,
    hint: right === undefined ? 'the units are B, KB, MB, GB and TB' : `write ${number}${right}`,
  };
}

/** One second: beyond that silence cannot be told from lateness. */
export const LONGEST_LATENCY_MS = 1000;

/** A latency or a jitter: as for times, but 0 is one too, and there is no long one. */
export function latencyProblem(text: string, most = LONGEST_LATENCY_MS): Problem | undefined {
  const ms = parseDuration(text);
  if (ms === undefined) return durationProblem(text);
  return ms <= most ? undefined : { what: `${text} is too long`, hint: `the longest is ${most}ms` };
}

const MOST_LOSS = 0.5;

/** The share of packets that is lost. */
export function lossProblem(text: string): Problem | undefined {
  const share = parseShare(text);
  if (share === undefined) return { what: `"${text}" is not a share`, hint: 'a share is written 0.1%, 2%' };
  if (share <= MOST_LOSS) return undefined;
  return { what: `${text} is too much`, hint: `${MOST_LOSS * 100}% is the most; to cut a way use fault` };
}
