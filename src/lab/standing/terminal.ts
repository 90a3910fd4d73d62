import { isatty } from 'node:tty';
import koffi from 'koffi';

const STDIN = 0;
const SIGTTOU = 22;
const SIG_IGN = 1;
const TCSANOW = 0;
/** More than any struct termios has. */
const SETTINGS = 256;

/** Hands the terminal back. `killed`: whoever had it could not clean up, and may have changed its settings. */
export type HandBack = (killed: boolean) => void;

/**
 * Remembers whose the terminal is, and how it was set. A shell takes it for its commands and hands it back when it ends,
 * but not from inside of a process namespace, where it cannot name whom it had it from.
 */
export function keepTerminal(): HandBack {
  if (!isatty(STDIN)) return () => {};
  const libc = koffi.load(null);
  const tcgetpgrp = libc.func('int tcgetpgrp(int)') as (fd: number) => number;
  const tcsetpgrp = libc.func('int tcsetpgrp(int, int)') as (fd: number, group: number) => number;
  const tcgetattr = libc.func('int tcgetattr(int, void *)') as (fd: number, to: Buffer) => number;
  const tcsetattr = libc.func('int tcsetattr(int, int, void *)') as (
    fd: number,
    when: number,
    from: Buffer,
  ) => number;
  const signal = libc.func('intptr_t signal(int, intptr_t)') as (which: number, action: number) => number;
  const owner = tcgetpgrp(STDIN);
  const settings = Buffer.alloc(SETTINGS);
  const known = tcgetattr(STDIN, settings) === 0;
  return (killed) => {
    if (owner <= 0) return;
    // Whoever is not the owner is stopped for what follows, unless it will not hear of it.
    const before = signal(SIGTTOU, SIG_IGN);
    if (tcgetpgrp(STDIN) !== owner) tcsetpgrp(STDIN, owner);
    if (killed && known) tcsetattr(STDIN, TCSANOW, settings);
    signal(SIGTTOU, before);
  };
}
