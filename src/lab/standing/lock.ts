import { closeSync, fstatSync, ftruncateSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import koffi from 'koffi';
import { EXIT, LabError } from '../../model/errors.js';

const LOCK_EX = 2;
const LOCK_NB = 4;

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
    if (lockFile(fd) !== 0) {
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

function lockFile(fd: number): number {
  flock ??= find();
  return flock(fd, LOCK_EX | LOCK_NB);
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
