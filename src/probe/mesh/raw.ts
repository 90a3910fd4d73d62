import {
  IP_TTL,
  IPPROTO_IP,
  openSocket,
  SO_RCVBUF,
  SOL_SOCKET,
  type SocketKind,
  setOption,
} from '../../kernel/linux/socket.js';

const RECEIVE_BYTES = 1 << 20;
/** No way through a lab is as long; a packet that goes round is soon gone. */
const HOPS = 32;

/** A socket that can hold what many hosts send at once. */
export function meshSocket(kind: SocketKind): number {
  const fd = openSocket(kind);
  setOption(fd, SOL_SOCKET, SO_RCVBUF, RECEIVE_BYTES);
  setOption(fd, IPPROTO_IP, IP_TTL, HOPS);
  return fd;
}

/** Where the payload of an IPv4 packet begins. */
export const payloadStart = (bytes: Buffer, start: number): number =>
  start + (bytes.readUInt8(start) & 15) * 4;

/** The Internet checksum (RFC 1071) of an even number of bytes, on top of a sum that is there already. */
export function checksum(bytes: Buffer, start: number, length: number, initial = 0): number {
  let sum = initial;
  for (let at = start; at < start + length; at += 2) sum += bytes.readUInt16BE(at);
  while (sum > 0xffff) sum = (sum & 0xffff) + Math.floor(sum / 0x10000);
  return ~sum & 0xffff;
}
