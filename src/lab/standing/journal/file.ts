import { closeSync, fstatSync, fsyncSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { EXIT, LabError } from '../../../model/errors.js';
import { noSpace } from '../../../model/no-space.js';
import { encode } from './codec.js';
import type { JournalRecord } from './entry.js';

/** A journal that is written. */
export interface JournalFile {
  /** When it returns, the record is on the disk; when it throws (exit 1), the journal is as before. */
  append(record: JournalRecord): void;
  close(): void;
}

/** What a journal asks of files; tests have disks that fail. */
export interface Disk {
  write(fd: number, bytes: Buffer, from: number): number;
  sync(fd: number): void;
  truncate(fd: number, length: number): void;
}

const DISK: Disk = { write: writeSync, sync: fsyncSync, truncate: ftruncateSync };

/** Opens a journal to be written behind its first `length` bytes; what is beyond them was torn, and goes. */
export function openJournal(path: string, length: number, disk: Disk = DISK): JournalFile {
  const fd = openSync(path, 'a', 0o600);
  let end = length;
  let broken = false;
  if (fstatSync(fd).size > length) cut(disk, fd, length);
  syncDirectory(path);
  return {
    append(record) {
      if (broken) throw refused(path, 'an earlier record could not be taken back');
      const bytes = Buffer.from(encode(record));
      try {
        writeAll(disk, fd, bytes);
        disk.sync(fd);
        end += bytes.length;
      } catch (error) {
        broken = !tryCut(disk, fd, end);
        throw refused(path, (error as Error).message);
      }
    },
    close: () => closeSync(fd),
  };
}

/** What a journal's file holds; `undefined` if there is none. */
export function readJournal(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function writeAll(disk: Disk, fd: number, bytes: Buffer): void {
  for (let written = 0; written < bytes.length; ) written += disk.write(fd, bytes, written);
}

function cut(disk: Disk, fd: number, length: number): void {
  disk.truncate(fd, length);
  disk.sync(fd);
}

function tryCut(disk: Disk, fd: number, length: number): boolean {
  try {
    cut(disk, fd, length);
    return true;
  } catch {
    return false;
  }
}

/** A new file is there after a power failure only if its directory was written too. */
function syncDirectory(path: string): void {
  const fd = openSync(dirname(path), 'r');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

const refused = (where: string, why: string): LabError =>
  new LabError(EXIT.failed, {
    what: noSpace(why)
      ? 'no space is left for the journal: nothing was changed'
      : 'the journal cannot be written: nothing was changed',
    where,
    why,
    hint: noSpace(why) ? 'free some (`df -h`), then run again' : 'see to the disk, then run again',
  });
