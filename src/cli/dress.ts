import { newStyle, type Style } from '../report/style.js';
import type { Host, Sink } from './host.js';

type Env = Host['env'];

/** The style for a stream: colours and width of a terminal, characters of the locale. */
export const styleOf = (sink: Sink, env: Env): Style =>
  newStyle({ color: wantsColor(sink, env), unicode: isUnicode(env), width: sink.columns });

/** NO_COLOR (https://no-color.org) goes before FORCE_COLOR (https://force-color.org), that before the terminal. */
export function wantsColor({ isTTY }: Sink, env: Env): boolean {
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR) return !['0', 'false'].includes(env.FORCE_COLOR);
  return isTTY && env.TERM !== 'dumb';
}

/** By the first of the locale's variables that is set, as POSIX has it. A locale that is not set at all forbids nothing. */
export function isUnicode(env: Env): boolean {
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG;
  return locale === undefined || locale === '' || /utf-?8/i.test(locale);
}
