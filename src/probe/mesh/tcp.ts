import { ip } from '../../model/cidr.js';
import { frameOfPacket } from '../wire.js';
import type { OpenCarrier, Sighting } from './carrier.js';
import { checksum, meshSocket, payloadStart } from './raw.js';

const IPPROTO_TCP = 6;
const HEADER = 20;
const SYN = 0x02;
const ACK = 0x10;
const WINDOW = 1024;

/**
 * Connection requests, one segment each. The destination's kernel answers: that somebody listens, or that nobody does;
 * either way the segment has arrived and the answer has come back. The sequence number says whose it is.
 */
export const openTcp =
  (port: number): OpenCarrier =>
  (kernel, hosts, { source }, opened) => {
    const addresses = hosts.map(({ address }) => ip(address));
    const fds = hosts.map(({ namespace }) =>
      opened(kernel.within(namespace, () => meshSocket('tcp-segments'))),
    );
    const read = (bytes: Buffer, start: number, length: number): Sighting | undefined => {
      const at = payloadStart(bytes, start);
      if (at + HEADER > start + length) return undefined;
      const flags = bytes.readUInt8(at + 13) & (SYN | ACK);
      const asks = flags === SYN;
      if (!asks && (flags & ACK) === 0) return undefined;
      const seen = asks
        ? sighting('request', bytes.readUInt32BE(at + 4))
        : sighting('answer', bytes.readUInt32BE(at + 8) - 1);
      const [near, far] = asks ? [0, 2] : [2, 0];
      const ours =
        bytes.readUInt16BE(at + near) === source(seen.from) && bytes.readUInt16BE(at + far) === port;
      return ours ? seen : undefined;
    };
    return {
      frame: frameOfPacket(HEADER),
      payload: HEADER,
      port,
      senders: fds.map((fd, host) => ({ fd, host, read })),
      write(bytes, at, from, to) {
        bytes.writeUInt16BE(source(from), at);
        bytes.writeUInt16BE(port, at + 2);
        bytes.writeUInt32BE(from * 0x10000 + to, at + 4);
        bytes.writeUInt32BE(0, at + 8);
        bytes.writeUInt16BE(((HEADER / 4) << 12) | SYN, at + 12);
        bytes.writeUInt16BE(WINDOW, at + 14);
        bytes.writeUInt32BE(0, at + 16);
        const pseudo = half(addresses[from]) + half(addresses[to]) + IPPROTO_TCP + HEADER;
        bytes.writeUInt16BE(checksum(bytes, at, HEADER, pseudo), at + 16);
      },
    };
  };

/** The sum of an address's two halves, for the pseudo header. */
const half = (address = 0): number => Math.floor(address / 0x10000) + (address & 0xffff);

const sighting = (kind: Sighting['kind'], sequence: number): Sighting => ({
  kind,
  from: sequence >>> 16,
  to: sequence & 0xffff,
});
