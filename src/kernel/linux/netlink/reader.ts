const align = (length: number): number => (length + 3) & ~3;

/** One netlink message; `body` is what follows its header. */
export interface Message {
  readonly type: number;
  readonly flags: number;
  readonly seq: number;
  readonly body: Buffer;
}

export function* messages(bytes: Buffer): Generator<Message> {
  for (let at = 0; at + 16 <= bytes.length; ) {
    const length = bytes.readUInt32LE(at);
    if (length < 16) return;
    yield {
      type: bytes.readUInt16LE(at + 4),
      flags: bytes.readUInt16LE(at + 6),
      seq: bytes.readUInt32LE(at + 8),
      body: bytes.subarray(at + 16, at + length),
    };
    at += align(length);
  }
}

/** Attributes one after another, from an offset on. */
export function* attributeList(bytes: Buffer, from = 0): Generator<readonly [type: number, body: Buffer]> {
  for (let at = from; at + 4 <= bytes.length; ) {
    const length = bytes.readUInt16LE(at);
    if (length < 4) return;
    yield [bytes.readUInt16LE(at + 2) & 0x3fff, bytes.subarray(at + 4, at + length)];
    at += align(length);
  }
}

/** Attributes by type, from an offset on. Of several with one type the last counts. */
export const attributes = (bytes: Buffer, from = 0): Map<number, Buffer> =>
  new Map(attributeList(bytes, from));

export const text = (bytes: Buffer | undefined): string =>
  bytes === undefined ? '' : bytes.toString('utf8').replace(/\0.*$/s, '');

export const u32 = (bytes: Buffer | undefined): number | undefined => bytes?.readUInt32LE(0);

export const macText = (bytes: Buffer | undefined): string =>
  bytes === undefined ? '' : [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(':');

export const ipText = (bytes: Buffer | undefined): string | undefined =>
  bytes === undefined ? undefined : [...bytes.subarray(0, 4)].join('.');
