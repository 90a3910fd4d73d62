import type { Sight } from '../lab/standing/view/sight.js';
import { EXIT, type ExitCode } from '../model/errors.js';
import { watchLines } from '../report/standing/watch.js';
import { styleOf } from './dress.js';
import type { Host } from './host.js';
import type { Ports } from './ports.js';
import { pause } from './standing/pause.js';
import { plainScreen, terminalScreen } from './standing/screen.js';

export interface WatchOptions {
  readonly once?: boolean;
  /** Seconds. */
  readonly every: number;
}

/** Ctrl-C and Ctrl-D come as keys, while keys are read one by one. */
const QUIT: readonly string[] = ['q', 'Q', '\u0003', '\u0004'];
const FOOT = 'q quits';

/** `transitlab watch`: a lab as it is now, again and again: in place on a terminal, below each other elsewhere. */
export async function watch(
  name: string | undefined,
  { once = false, every }: WatchOptions,
  host: Host,
  ports: Ports,
): Promise<ExitCode> {
  const labs = await ports.labs('transitlab watch');
  const look = (): Promise<Sight> => labs.ask(name, 'watch', {});
  const enough = new AbortController();
  const end = (): void => enough.abort();
  let before = await look();
  const inPlace = !once && host.stdout.isTTY && host.env.TERM !== 'dumb';
  const release = [
    host.onInterrupt(end),
    inPlace ? host.onKey((key) => QUIT.includes(key) && end()) : () => {},
  ];
  const screen = inPlace ? terminalScreen(host.stdout) : plainScreen(host.stdout);
  try {
    if (inPlace) screen.show(lines(undefined, before, host), FOOT);
    for (;;) {
      await pause(every * 1000, enough.signal);
      if (enough.signal.aborted) return EXIT.ok;
      const now = await look();
      screen.show(lines(before, now, host), FOOT);
      if (once) return EXIT.ok;
      before = now;
    }
  } finally {
    screen.leave();
    for (const undo of release) undo();
  }
}

const lines = (before: Sight | undefined, now: Sight, { stdout, env }: Host): string[] =>
  watchLines(before, now, styleOf(stdout, env));
