import { setOption } from '../../kernel/linux/socket.js';
import { frameOfPacket } from '../wire.js';
import type { OpenCarrier, Sighting } from './carrier.js';
import { checksum, meshSocket, payloadStart } from './raw.js';

const ECHO_REQUEST = 8;
const ECHO_REPLY = 0;
const SOL_RAW = 255;
const ICMP_FILTER = 1;
const BYTES = 12;

/** Echo requests, which the destination's kernel answers; its raw socket sees them too, so no namesake goes unnoticed. */
export const openIcmp: OpenCarrier = (kernel, hosts, { epoch, source }, opened) => {
  const fds = hosts.map(({ namespace }) => opened(kernel.within(namespace, echoSocket)));
  const read = (bytes: Buffer, start: number, length: number): Sighting | undefined => {
    const at = payloadStart(bytes, start);
    if (at + BYTES > start + length || bytes.readUInt16BE(at + 6) !== epoch) return undefined;
    const type = bytes.readUInt8(at);
    if (type !== ECHO_REQUEST && type !== ECHO_REPLY) return undefined;
    const kind = type === ECHO_REQUEST ? 'request' : 'answer';
    return { kind, from: bytes.readUInt16BE(at + 8), to: bytes.readUInt16BE(at + 10) };
  };
  return {
    frame: frameOfPacket(BYTES),
    payload: BYTES,
    port: 0,
    senders: fds.map((fd, host) => ({ fd, host, read })),
    write(bytes, at, from, to) {
      bytes.writeUInt16BE(ECHO_REQUEST << 8, at);
      bytes.writeUInt16BE(0, at + 2);
      bytes.writeUInt16BE(source(from), at + 4);
      bytes.writeUInt16BE(epoch, at + 6);
      bytes.writeUInt16BE(from, at + 8);
      bytes.writeUInt16BE(to, at + 10);
      bytes.writeUInt16BE(checksum(bytes, at, BYTES), at + 2);
    },
  };
};

/** It wants echoes only, not the errors that other traffic causes. */
function echoSocket(): number {
  const fd = meshSocket('icmp');
  const filter = Buffer.alloc(4);
  filter.writeInt32LE(~((1 << ECHO_REQUEST) | (1 << ECHO_REPLY)));
  setOption(fd, SOL_RAW, ICMP_FILTER, filter);
  return fd;
}
