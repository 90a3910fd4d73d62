import { closeSync, fstatSync, ftruncateSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import koffi from 'koffi';
import { EXIT, LabError } from '../../model/errors.js';

const LOCK_SH = 1;
const LOCK_EX = 2;
const LOCK_NB = 4;

const TRIES = 10;
const PAUSE_MS = 50;

/** A lock that the kernel gives back when its holder dies, however it dies. */
export interface Lock {
  readonly held: true;
  release(): void;
}

/** Somebody else has it; `holder` is what it said of itself. */
export interface Taken {
  readonly held: false;
  readonly holder: string;
}

let flock: ((fd: number, operation: number) => number) | undefined;

/** Takes the lock of this file, made if need be, and says in it who has it. Never waits. */
export function takeLock(path: string, holder: string): Lock | Taken {
  for (;;) {
    const fd = openSync(path, 'a+', 0o600);
    if (flocked(fd, LOCK_EX) !== 0) {
      closeSync(fd);
      return { held: false, holder: readFileSync(path, 'utf8').trim() };
    }
    // The file may have been deleted, with its lab, between opening and locking it.
    if (sameFile(fd, path)) {
      ftruncateSync(fd);
      writeSync(fd, `${holder}\n`);
      return { held: true, release: () => closeSync(fd) };
    }
    closeSync(fd);
  }
}

/** Somebody may just look whether it is held: that takes no time, and is waited for. */
export async function takeLockSoon(path: string, holder: string): Promise<Lock | Taken> {
  let lock = takeLock(path, holder);
  for (let i = 0; i < TRIES && !lock.held; i++) {
    await sleep(PAUSE_MS);
    lock = takeLock(path, holder);
  }
  return lock;
}

/** What its holder said of itself; `undefined` if nobody has it, or there is no such file. */
export function holderOf(path: string): string | undefined {
  const fd = openIfThere(path);
  if (fd === undefined) return undefined;
  try {
    return flocked(fd, LOCK_SH) === 0 ? undefined : readFileSync(fd, 'utf8').trim();
  } finally {
    closeSync(fd);
  }
}

function openIfThere(path: string): number | undefined {
  try {
    return openSync(path, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function flocked(fd: number, how: number): number {
  flock ??= find();
  return flock(fd, how | LOCK_NB);
}

function find(): (fd: number, operation: number) => number {
  if (process.platform === 'win32') {
    throw new LabError(EXIT.unsupported, {
      what: 'labs do not stand on Windows itself',
      hint: 'use transitlab in WSL; `transitlab run --sandbox container` works here',
    });
  }
  return koffi.load(null).func('int flock(int, int)') as (fd: number, operation: number) => number;
}

function sameFile(fd: number, path: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  return found?.ino === fstatSync(fd).ino;
}
