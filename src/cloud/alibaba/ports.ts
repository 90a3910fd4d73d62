import type { ErrorCode } from './errors.js';
import { refuse } from './errors.js';
import { type Reader, text } from './params.js';

/** Inclusive; `undefined` for protocols without ports and for all ports. */
export type Ports = readonly [number, number] | undefined;

/** `22/22`; `-1/-1`, which is all a protocol without ports may have, and `1/65535` are no range. */
export const portRange =
  (code: ErrorCode): Reader<Ports> =>
  (value, name) => {
    const read = text(value, name);
    if (!read.ok) return read;
    const [, from = '', to = ''] = /^(-1|\d{1,5})\/(-1|\d{1,5})$/.exec(read.value) ?? [];
    if (from === '-1' && to === '-1') return { ok: true, value: undefined };
    const [low, high] = [Number(from), Number(to)];
    if (from === '' || low < 1 || high > 65_535 || low > high)
      return refuse(code, `${name} is from/to, each from 1 to 65535, not ${read.value}.`);
    return { ok: true, value: low === 1 && high === 65_535 ? undefined : [low, high] };
  };

export const isPorted = (protocol: string): boolean => protocol === 'TCP' || protocol === 'UDP';

/** As answers print them. */
export const portsText = (protocol: string, ports: Ports): string =>
  (ports ?? (isPorted(protocol) ? [1, 65_535] : [-1, -1])).join('/');
