/**
 * The classic capture format of libpcap (draft-ietf-opsawg-pcap), little-endian, with times in nanoseconds and frames that
 * begin with an Ethernet header.
 */
const MAGIC = 0xa1b23c4d;
const MAJOR = 2;
const MINOR = 4;
const ETHERNET = 1;
export const HEADER_BYTES = 24;
export const RECORD_BYTES = 16;

/** What tcpdump keeps of a frame: all of it, for the largest that Linux hands over has 65,535 bytes and a header. */
export const WHOLE_FRAME = 65_664;

/** The beginning of a file. `snapshot`: bytes of each frame that are kept. */
export function pcapHeader(snapshot = WHOLE_FRAME): Buffer {
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeUInt32LE(MAGIC, 0);
  header.writeUInt16LE(MAJOR, 4);
  header.writeUInt16LE(MINOR, 6);
  header.writeUInt32LE(snapshot, 16);
  header.writeUInt32LE(ETHERNET, 20);
  return header;
}

export interface Frame {
  /** The bytes that are kept: the first ones. */
  readonly bytes: Uint8Array;
  /** Bytes it had. */
  readonly length: number;
  /** Since 1970. */
  readonly seconds: bigint;
  readonly nanoseconds: number;
}

export function pcapRecord({ bytes, length, seconds, nanoseconds }: Frame): Buffer {
  const record = Buffer.alloc(RECORD_BYTES + bytes.length);
  record.writeUInt32LE(Number(BigInt.asUintN(32, seconds)), 0);
  record.writeUInt32LE(nanoseconds, 4);
  record.writeUInt32LE(bytes.length, 8);
  record.writeUInt32LE(length, 12);
  record.set(bytes, RECORD_BYTES);
  return record;
}
