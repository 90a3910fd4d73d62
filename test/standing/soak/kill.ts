import { watch } from 'node:fs';
import type { Dice } from '../../property/dice.js';
import { oneOf } from '../../property/dice.js';

/** Who is killed while an order is carried out, and when. */
export interface Kill {
  readonly victim: 'keeper' | 'worker' | 'command';
  /** Percent of the time that such an order usually takes, or when the journal is being written. */
  readonly at: number | 'written';
  /** Milliseconds after which one more process is killed while the lab is brought back. */
  readonly upToo?: number;
}

const VICTIMS = ['keeper', 'keeper', 'worker', 'command'] as const;
/** Percent: what takes longer than usual is met as well. */
const LATEST = 130;
const LONGEST_UP = 900;

/** So many of a hundred steps have one. */
const SHARE = 12;

export function randomKill(dice: Dice): Kill | undefined {
  if (!dice.chance(SHARE)) return undefined;
  const victim = oneOf(dice, VICTIMS);
  const share = dice.below(LATEST);
  const at = victim !== 'worker' && dice.chance(40) ? 'written' : share;
  return {
    victim,
    at,
    ...(victim === 'keeper' && dice.chance(25) ? { upToo: dice.below(LONGEST_UP) } : {}),
  };
}

export interface Armed {
  /** Whatever is still to come comes now. */
  now(): void;
}

/** Does something at a moment, once; `usual`: ms that an order takes. */
export function arm(at: Kill['at'], usual: number, journal: string, strike: () => void): Armed {
  let struck = false;
  const now = (): void => {
    disarm();
    if (struck) return;
    struck = true;
    strike();
  };
  const disarm = at === 'written' ? atChange(journal, now) : after((at * usual) / 100, now);
  return { now };
}

function after(ms: number, what: () => void): () => void {
  const timer = setTimeout(what, ms);
  return () => clearTimeout(timer);
}

function atChange(file: string, what: () => void): () => void {
  const watcher = watch(file, what);
  return () => watcher.close();
}

/** `kill -9`, of what may be gone. */
export function kill9(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
