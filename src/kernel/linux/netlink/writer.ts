import { NLM_F } from './constants.js';

const align = (length: number): number => (length + 3) & ~3;

/** Writes netlink messages one after another into one buffer that grows. */
export interface Writer {
  /** Starts a message; `seq` numbers it. The last one begun is open until the next, or `bytes()`. */
  begin(type: number, flags: number, seq: number): void;
  u8(value: number): void;
  u16(value: number): void;
  u32(value: number): void;
  /** An attribute with a body that `fill` writes. */
  nest(type: number, fill: () => void): void;
  attrU8(type: number, value: number): void;
  attrU32(type: number, value: number): void;
  attrU64(type: number, value: bigint): void;
  attrText(type: number, text: string): void;
  attrBytes(type: number, bytes: Uint8Array): void;
  /** What is written so far, with the open message closed; the last message asks for an acknowledgement. */
  finish(): Buffer;
  size(): number;
  reset(): void;
}

const HEADER = 16;

export function writer(capacity = 1 << 16): Writer {
  // Every byte that is sent is written: what a buffer held before does not matter.
  let buffer = Buffer.allocUnsafe(capacity);
  let at = 0;
  let start = -1;

  const room = (bytes: number): void => {
    if (at + bytes <= buffer.length) return;
    const bigger = Buffer.allocUnsafe(Math.max(buffer.length * 2, at + bytes));
    buffer.copy(bigger, 0, 0, at);
    buffer = bigger;
  };
  const pad = (): void => {
    const to = align(at);
    room(to - at);
    while (at < to) buffer[at++] = 0;
  };
  const close = (): void => {
    if (start < 0) return;
    buffer.writeUInt32LE(at - start, start);
    pad();
  };
  const head = (type: number, length: number): void => {
    room(4 + align(length));
    buffer.writeUInt16LE(4 + length, at);
    buffer.writeUInt16LE(type, at + 2);
    at += 4;
  };
  const self: Writer = {
    begin(type, flags, seq) {
      close();
      room(HEADER);
      start = at;
      buffer.writeUInt16LE(type, at + 4);
      buffer.writeUInt16LE(flags | NLM_F.REQUEST, at + 6);
      buffer.writeUInt32LE(seq, at + 8);
      buffer.writeUInt32LE(0, at + 12);
      at += HEADER;
    },
    u8(value) {
      room(1);
      at = buffer.writeUInt8(value, at);
    },
    u16(value) {
      room(2);
      at = buffer.writeUInt16LE(value, at);
    },
    u32(value) {
      room(4);
      at = buffer.writeUInt32LE(value >>> 0, at);
    },
    nest(type, fill) {
      room(4);
      const from = at;
      at += 4;
      fill();
      buffer.writeUInt16LE(at - from, from);
      buffer.writeUInt16LE(type, from + 2);
      pad();
    },
    attrU8(type, value) {
      head(type, 1);
      self.u8(value);
      pad();
    },
    attrU32(type, value) {
      head(type, 4);
      at = buffer.writeUInt32LE(value >>> 0, at);
    },
    attrU64(type, value) {
      head(type, 8);
      at = buffer.writeBigUInt64LE(value, at);
    },
    attrText: (type, text) => self.attrBytes(type, Buffer.from(`${text}\0`)),
    attrBytes(type, bytes) {
      head(type, bytes.length);
      buffer.set(bytes, at);
      at += bytes.length;
      pad();
    },
    finish() {
      close();
      if (start >= 0) buffer.writeUInt16LE(buffer.readUInt16LE(start + 6) | NLM_F.ACK, start + 6);
      start = -1;
      return buffer.subarray(0, at);
    },
    size: () => at,
    reset() {
      at = 0;
      start = -1;
    },
  };
  return self;
}
