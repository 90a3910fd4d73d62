/** A strict reader of capture files, by the format's description and not by our writer. */
export interface ReadPacket {
  readonly bytes: Buffer;
  readonly length: number;
  /** Nanoseconds since 1970. */
  readonly time: bigint;
}

export function readPcap(file: Buffer): ReadPacket[] {
  const header = file.subarray(0, 24);
  if (header.toString('hex') !== `4d3cb2a1${'02000400'}${'00'.repeat(8)}80000100${'01000000'}`)
    throw new Error(`a strange header: ${header.toString('hex')}`);
  const packets: ReadPacket[] = [];
  for (let at = 24; at < file.length; ) {
    if (at + 16 > file.length) throw new Error('a record is cut off');
    const kept = file.readUInt32LE(at + 8);
    const length = file.readUInt32LE(at + 12);
    if (kept > length || at + 16 + kept > file.length) throw new Error('a packet is cut off');
    const nanoseconds = file.readUInt32LE(at + 4);
    if (nanoseconds >= 1e9) throw new Error('a time that is none');
    packets.push({
      bytes: file.subarray(at + 16, at + 16 + kept),
      length,
      time: BigInt(file.readUInt32LE(at)) * 1_000_000_000n + BigInt(nanoseconds),
    });
    at += 16 + kept;
  }
  return packets;
}

interface Packet {
  readonly protocol: number;
  readonly src: string;
  readonly dst: string;
  readonly ports?: readonly [number, number];
  readonly offset?: number;
  /** Bytes of IPv4 options. */
  readonly options?: number;
}

/** An Ethernet frame with an IPv4 packet. */
export function frame({ protocol, src, dst, ports, offset = 0, options = 0 }: Packet): Buffer {
  const bytes = Buffer.alloc(14 + 20 + options + 20);
  bytes.writeUInt16BE(0x0800, 12);
  bytes.writeUInt8(0x45 + options / 4, 14);
  bytes.writeUInt16BE(bytes.length - 14, 16);
  bytes.writeUInt16BE(offset, 20);
  bytes.writeUInt8(protocol, 23);
  bytes.set(src.split('.').map(Number), 26);
  bytes.set(dst.split('.').map(Number), 30);
  if (ports) {
    bytes.writeUInt16BE(ports[0], 34 + options);
    bytes.writeUInt16BE(ports[1], 36 + options);
  }
  return bytes;
}
