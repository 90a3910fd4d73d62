/** Many small datagrams in one call of libc: what a full mesh of hosts sends and receives. IPv4, nonblocking. */
import koffi from 'koffi';
import { errnoName, LibcError } from './libc.js';

const MSG_DONTWAIT = 0x40;
const MSG_NOSIGNAL = 0x4000;
const AF_INET = 2;
/** sizeof(struct mmsghdr), struct iovec, struct sockaddr_in on 64-bit Linux. */
const MESSAGE = 64;
const VECTOR = 16;
const NAME = 16;
/** Where a message's length field stands in struct mmsghdr. */
const LENGTH_AT = 56;

const libc = koffi.load(null);
type ManyCall = (fd: number, messages: Buffer, count: number, flags: number, timeout: null) => number;
const sendmmsg = libc.func('int sendmmsg(int, void *, unsigned int, int)') as (
  fd: number,
  messages: Buffer,
  count: number,
  flags: number,
) => number;
const recvmmsg = libc.func('int recvmmsg(int, void *, unsigned int, int, void *)') as ManyCall;

/** An IPv4 address and a port as struct sockaddr_in holds them: `address` is the number that the dotted form spells. */
export interface Peer {
  readonly address: number;
  readonly port: number;
}

/** Buffers laid out once: `count` messages of at most `size` bytes each, with a name each. */
interface Slots {
  readonly messages: Buffer;
  readonly names: Buffer;
  readonly bytes: Buffer;
  readonly count: number;
  readonly size: number;
}

function slots(count: number, size: number): Slots {
  const messages = Buffer.allocUnsafeSlow(count * MESSAGE).fill(0);
  const vectors = Buffer.allocUnsafeSlow(count * VECTOR).fill(0);
  const names = Buffer.allocUnsafeSlow(count * NAME).fill(0);
  const bytes = Buffer.allocUnsafeSlow(count * size).fill(0);
  const [vectorsAt, namesAt, bytesAt] = [vectors, names, bytes].map((part) => koffi.address(part)) as [
    bigint,
    bigint,
    bigint,
  ];
  for (let i = 0; i < count; i++) {
    messages.writeBigUInt64LE(namesAt + BigInt(i * NAME), i * MESSAGE);
    messages.writeUInt32LE(NAME, i * MESSAGE + 8);
    messages.writeBigUInt64LE(vectorsAt + BigInt(i * VECTOR), i * MESSAGE + 16);
    messages.writeBigUInt64LE(1n, i * MESSAGE + 24);
    vectors.writeBigUInt64LE(bytesAt + BigInt(i * size), i * VECTOR);
    vectors.writeBigUInt64LE(BigInt(size), i * VECTOR + 8);
    names.writeUInt16LE(AF_INET, i * NAME);
  }
  // The kernel alone knows that the messages point there: they must live as long.
  keep.set(messages, vectors);
  return { messages, names, bytes, count, size };
}

const keep = new WeakMap<Buffer, Buffer>();

/** Collects messages of `size` bytes for one socket at a time. */
export interface Outbox {
  /** Where to write the next message, from that offset on; at most `size` bytes, all of which are sent. */
  readonly bytes: Buffer;
  next(to: Peer): number;
  full(): boolean;
  /** Sends what was collected, as far as the socket takes it; what is refused is as good as lost. Gives how many left. */
  flush(fd: number): number;
}

export function outbox(count: number, size: number): Outbox {
  const { messages, names, bytes } = slots(count, size);
  let used = 0;
  return {
    bytes,
    next({ address, port }) {
      names.writeUInt16BE(port, used * NAME + 2);
      names.writeUInt32BE(address, used * NAME + 4);
      return used++ * size;
    },
    full: () => used === count,
    flush(fd) {
      let sent = 0;
      for (let at = 0; at < used; ) {
        const left = sendmmsg(fd, messages.subarray(at * MESSAGE), used - at, MSG_NOSIGNAL | MSG_DONTWAIT);
        if (left < 0) mustBeLoss('sendmmsg');
        sent += Math.max(0, left);
        at += Math.max(1, left);
      }
      used = 0;
      return sent;
    },
  };
}

/** No way to the destination, a full queue, a filter of the sender's own: the network's answer, not a fault of ours. */
const LOSSES: readonly string[] = [
  'EAGAIN',
  'EWOULDBLOCK',
  'EINTR',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'ENETDOWN',
  'EPERM',
  'EACCES',
  'EINVAL',
  'ENOBUFS',
  'ECONNREFUSED',
];

function mustBeLoss(call: string): void {
  const code = errnoName(koffi.errno());
  if (!LOSSES.includes(code)) throw new LibcError(call, code);
}

/** One message that came in: `length` bytes of `bytes` from `start` on; valid until the handler returns. */
export type Handler = (bytes: Buffer, start: number, length: number, from: Peer) => void;

export interface Inbox {
  /** Hands over everything that waits at a socket; how many messages that were. */
  drain(fd: number, handle: Handler): number;
}

/** Of longer messages the first `size` bytes are kept. */
export function inbox(count: number, size: number): Inbox {
  const { messages, names, bytes } = slots(count, size);
  return {
    drain(fd, handle) {
      for (let total = 0; ; ) {
        const got = recvmmsg(fd, messages, count, MSG_DONTWAIT, null);
        if (got < 0) {
          mustBeLoss('recvmmsg');
          return total;
        }
        for (let i = 0; i < got; i++) {
          const from = {
            address: names.readUInt32BE(i * NAME + 4),
            port: names.readUInt16BE(i * NAME + 2),
          };
          handle(bytes, i * size, messages.readUInt32LE(i * MESSAGE + LENGTH_AT), from);
        }
        total += got;
        if (got < count) return total;
      }
    },
  };
}
