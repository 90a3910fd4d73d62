import type { Call } from './trace.js';

const DUMP_FLAGS = 0x300;
/** GETLINK and the like: every fourth of rtnetlink's types, from 18 on. Above come those of netfilter's parts. */
const isGet = (type: number): boolean => type >= 16 && type < 256 && type % 4 === 2;

export interface Sent {
  readonly type: number;
  readonly flags: number;
}

/** The netlink messages of a send. */
export function messagesOf({ bytes }: Call): Sent[] {
  const found: Sent[] = [];
  for (let at = 0; at + 16 <= bytes.length; ) {
    const length = bytes.readUInt32LE(at);
    if (length < 16) break;
    found.push({ type: bytes.readUInt16LE(at + 4), flags: bytes.readUInt16LE(at + 6) });
    at += (length + 3) & ~3;
  }
  return found;
}

/** A question, not a change. */
export const isQuestion = (call: Call): boolean =>
  messagesOf(call).some(({ type, flags }) => isGet(type) && (flags & DUMP_FLAGS) !== 0);
