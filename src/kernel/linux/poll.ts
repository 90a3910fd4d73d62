import koffi from 'koffi';
import { errnoName, LibcError } from './libc.js';

const POLLIN = 1;
/** sizeof(struct pollfd): descriptor, wanted events, seen events. */
const ENTRY = 8;
const SEEN_AT = 6;

const poll = koffi.load(null).func('int poll(void *, unsigned long, int)') as (
  entries: Buffer,
  count: number,
  timeoutMs: number,
) => number;

/** Asks, without waiting, which of these descriptors have something to read; gives their places in the list. */
export function readable(fds: readonly number[]): () => number[] {
  const entries = Buffer.alloc(fds.length * ENTRY);
  fds.forEach((fd, i) => {
    entries.writeInt32LE(fd, i * ENTRY);
    entries.writeInt16LE(POLLIN, i * ENTRY + 4);
  });
  return () => {
    const count = poll(entries, fds.length, 0);
    if (count === 0) return [];
    if (count < 0) {
      const code = errnoName(koffi.errno());
      if (code === 'EINTR') return [];
      throw new LibcError('poll', code);
    }
    return fds.flatMap((_, i) => (entries.readInt16LE(i * ENTRY + SEEN_AT) === 0 ? [] : [i]));
  };
}
