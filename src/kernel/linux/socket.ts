/** BSD sockets straight from libc: nonblocking, IPv4, opened in whatever namespace the thread stands in. */
import koffi from 'koffi';
import { errnoName, LibcError } from './libc.js';

export interface Endpoint {
  readonly address: string;
  readonly port: number;
}

export type SocketKind = 'udp' | 'tcp' | 'icmp' | 'tcp-segments';

const AF_INET = 2;
const SOCK_STREAM = 1;
const SOCK_DGRAM = 2;
const SOCK_RAW = 3;
const SOCK_NONBLOCK = 0o4000;
const SOCK_CLOEXEC = 0o2000000;
const IPPROTO_ICMP = 1;
const IPPROTO_TCP = 6;
const MSG_NOSIGNAL = 0x4000;
const SOCKADDR_BYTES = 16;

const TYPE: Readonly<Record<SocketKind, readonly [type: number, protocol: number]>> = {
  udp: [SOCK_DGRAM, 0],
  tcp: [SOCK_STREAM, 0],
  icmp: [SOCK_RAW, IPPROTO_ICMP],
  'tcp-segments': [SOCK_RAW, IPPROTO_TCP],
};

const libc = koffi.load(null);
type Fd = number;
const c = {
  socket: libc.func('int socket(int, int, int)') as (domain: number, type: number, protocol: number) => Fd,
  close: libc.func('int close(int)') as (fd: Fd) => number,
  bind: libc.func('int bind(int, void *, uint32_t)') as (fd: Fd, name: Buffer, length: number) => number,
  connect: libc.func('int connect(int, void *, uint32_t)') as (
    fd: Fd,
    name: Buffer,
    length: number,
  ) => number,
  listen: libc.func('int listen(int, int)') as (fd: Fd, backlog: number) => number,
  accept4: libc.func('int accept4(int, void *, void *, int)') as (
    fd: Fd,
    name: Buffer,
    length: Buffer,
    flags: number,
  ) => number,
  sendto: libc.func('int64_t sendto(int, void *, size_t, int, void *, uint32_t)') as (
    fd: Fd,
    bytes: Buffer,
    length: number,
    flags: number,
    name: Buffer | null,
    nameLength: number,
  ) => number,
  recvfrom: libc.func('int64_t recvfrom(int, void *, size_t, int, void *, void *)') as (
    fd: Fd,
    into: Buffer,
    length: number,
    flags: number,
    name: Buffer,
    nameLength: Buffer,
  ) => number,
  setsockopt: libc.func('int setsockopt(int, int, int, void *, uint32_t)') as (
    fd: Fd,
    level: number,
    option: number,
    value: Buffer,
    length: number,
  ) => number,
  getsockopt: libc.func('int getsockopt(int, int, int, void *, void *)') as (
    fd: Fd,
    level: number,
    option: number,
    value: Buffer,
    length: Buffer,
  ) => number,
};

/** Opens a socket; `icmp` and `tcp-segments` are raw, want CAP_NET_RAW, and receive whole IP packets. */
export function openSocket(kind: SocketKind): Fd {
  const [type, protocol] = TYPE[kind];
  return check('socket', c.socket(AF_INET, type | SOCK_NONBLOCK | SOCK_CLOEXEC, protocol));
}

export const closeSocket = (fd: Fd): void => void c.close(fd);

export function bindSocket(fd: Fd, local: Endpoint): void {
  check('bind', c.bind(fd, packEndpoint(local), SOCKADDR_BYTES));
}

export function listenSocket(fd: Fd, backlog = 16): void {
  check('listen', c.listen(fd, backlog));
}

/** `false`: under way; `socketError` tells how it ended once the socket can be written. */
export function connectSocket(fd: Fd, remote: Endpoint): boolean {
  return (
    attempt('connect', c.connect(fd, packEndpoint(remote), SOCKADDR_BYTES), ['EINPROGRESS']) !== undefined
  );
}

/** The next connection, nonblocking too; `undefined` if there is none yet. */
export function acceptSocket(fd: Fd): { readonly fd: Fd; readonly from: Endpoint } | undefined {
  const name = Buffer.alloc(SOCKADDR_BYTES);
  const accepted = attempt('accept', c.accept4(fd, name, nameLength(), SOCK_NONBLOCK | SOCK_CLOEXEC));
  return accepted === undefined ? undefined : { fd: accepted, from: unpackEndpoint(name) };
}

/** Bytes sent, to `remote` or where the socket is connected; `undefined` if it would have blocked. */
export function send(fd: Fd, bytes: Buffer, remote?: Endpoint): number | undefined {
  const name = remote === undefined ? null : packEndpoint(remote);
  return attempt(
    'send',
    c.sendto(fd, bytes, bytes.length, MSG_NOSIGNAL, name, name === null ? 0 : SOCKADDR_BYTES),
  );
}

/** Bytes received into `into`, and who sent them; `undefined` if there are none. A stream's 0 is its end. */
export function receive(
  fd: Fd,
  into: Buffer,
): { readonly length: number; readonly from: Endpoint } | undefined {
  const name = Buffer.alloc(SOCKADDR_BYTES);
  const length = attempt('receive', c.recvfrom(fd, into, into.length, 0, name, nameLength()));
  return length === undefined ? undefined : { length, from: unpackEndpoint(name) };
}

/** Sets an option: an `int`, or the bytes of a structure. */
export function setOption(fd: Fd, level: number, option: number, value: number | Buffer): void {
  const bytes = typeof value === 'number' ? int32(value) : value;
  check('setsockopt', c.setsockopt(fd, level, option, bytes, bytes.length));
}

/** An option's first `size` bytes; zeroes where this kernel knows less. */
export function getOption(fd: Fd, level: number, option: number, size: number): Buffer {
  const value = Buffer.alloc(size);
  check('getsockopt', c.getsockopt(fd, level, option, value, int32(size)));
  return value;
}

export const SOL_SOCKET = 1;
export const SO_REUSEADDR = 2;
export const SO_ERROR = 4;
export const SO_LINGER = 13;
export const SO_RCVBUF = 8;
export const IPPROTO_IP = 0;
export const IP_TTL = 2;

/** The errno's name that a socket has pending (how its `connect` failed), cleared by asking; `undefined`: none. */
export function socketError(fd: Fd): string | undefined {
  const errno = getOption(fd, SOL_SOCKET, SO_ERROR, 4).readInt32LE();
  return errno === 0 ? undefined : errnoName(errno);
}

/** struct sockaddr_in: family in host order, port and address in network order. */
export function packEndpoint({ address, port }: Endpoint): Buffer {
  const bytes = Buffer.alloc(SOCKADDR_BYTES);
  bytes.writeUInt16LE(AF_INET, 0);
  bytes.writeUInt16BE(port, 2);
  bytes.set(octets(address), 4);
  return bytes;
}

export function unpackEndpoint(bytes: Buffer): Endpoint {
  return { address: [...bytes.subarray(4, 8)].join('.'), port: bytes.readUInt16BE(2) };
}

function octets(address: string): number[] {
  const parts = address.split('.').map(Number);
  if (parts.length !== 4 || !parts.every((part) => Number.isInteger(part) && part >= 0 && part <= 255)) {
    throw new RangeError(`not an IPv4 address: ${address}`);
  }
  return parts;
}

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(value);
  return bytes;
}

const nameLength = (): Buffer => int32(SOCKADDR_BYTES);

/** EWOULDBLOCK is EAGAIN by another name. */
const WOULD_BLOCK: readonly string[] = ['EAGAIN', 'EWOULDBLOCK', 'EINTR'];

function attempt(call: string, result: number, pending: readonly string[] = []): number | undefined {
  if (result >= 0) return result;
  const code = errnoName(koffi.errno());
  if (WOULD_BLOCK.includes(code) || pending.includes(code)) return undefined;
  throw new LibcError(call, code);
}

function check(call: string, result: number): number {
  if (result < 0) throw new LibcError(call, errnoName(koffi.errno()));
  return result;
}
