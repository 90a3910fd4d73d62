/** Every frame that one interface of the thread's namespace sends and receives, copied as it passes: a packet socket. */
import koffi from 'koffi';
import { errnoName, LibcError, openSocket } from './libc.js';
import { closeSocket, getOption, SO_RCVBUF, SOL_SOCKET, setOption } from './socket.js';

const AF_PACKET = 17;
const SOCK_RAW = 3;
const SOCK_NONBLOCK = 0o4000;
const SOCK_CLOEXEC = 0o2000000;
const ETH_P_ALL = 3;
const SO_RCVBUFFORCE = 33;
const SO_TIMESTAMPNS = 35;
const SOL_PACKET = 263;
const PACKET_STATISTICS = 6;
const MSG_TRUNC = 0x20;
const MSG_DONTWAIT = 0x40;
const POLLIN = 1;

/** sizeof(struct mmsghdr), struct iovec, struct sockaddr_ll; the length field's place in struct mmsghdr. */
const MESSAGE = 64;
const VECTOR = 16;
const LOCAL = 20;
const LENGTH_AT = 56;
/** Room for a struct cmsghdr and the timespec behind it, and where its parts stand. */
const CONTROL = 32;
const CONTROL_TYPE_AT = 12;
const SECONDS_AT = 16;
const NANOSECONDS_AT = 24;

const libc = koffi.load(null);
const c = {
  indexOf: libc.func('unsigned int if_nametoindex(const char *)') as (name: string) => number,
  bind: libc.func('int bind(int, void *, uint32_t)') as (fd: number, name: Buffer, length: number) => number,
  recvmmsg: libc.func('int recvmmsg(int, void *, unsigned int, int, void *)') as (
    fd: number,
    messages: Buffer,
    count: number,
    flags: number,
    timeout: null,
  ) => number,
  poll: libc.func('int poll(void *, unsigned long, int)') as {
    async(
      entries: Buffer,
      count: number,
      timeoutMs: number,
      done: (error: Error | null, ready: number) => void,
    ): void;
  },
};

/** A frame that passed. Its bytes are valid until the handler returns. */
export interface SeenFrame {
  /** As many of its first bytes as were asked for. */
  readonly bytes: Buffer;
  /** How long it was. */
  readonly length: number;
  /** Since 1970, as the kernel saw it pass. */
  readonly seconds: bigint;
  readonly nanoseconds: number;
}

export interface PacketSocket {
  /** Hands over what waits, until `handle` says false; true if there may be more. */
  drain(handle: (frame: SeenFrame) => boolean): boolean;
  /** Resolves when there is something, or after so many milliseconds. Does not block the thread. */
  ready(timeoutMs: number): Promise<void>;
  /** Frames that found the socket's buffer full since the last call of this. */
  dropped(): number;
  close(): void;
}

export interface PacketOptions {
  readonly dev: string;
  /** Bytes of each frame that are kept. */
  readonly snapshot: number;
  /** Bytes that wait in the kernel at most. */
  readonly buffer: number;
}

const BATCH = 64;

/** Opens it where the thread stands; wants CAP_NET_RAW there. Throws `LibcError` ENODEV if there is no such interface. */
export function openPackets({ dev, snapshot, buffer }: PacketOptions): PacketSocket {
  const index = c.indexOf(dev);
  if (index === 0) throw new LibcError('if_nametoindex', 'ENODEV');
  // Protocol 0: it hears nothing, of other interfaces neither, until it is bound.
  const fd = openSocket(AF_PACKET, SOCK_RAW | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  try {
    widen(fd, buffer);
    setOption(fd, SOL_SOCKET, SO_TIMESTAMPNS, 1);
    bind(fd, index);
  } catch (error) {
    closeSocket(fd);
    throw error;
  }
  const slots = newSlots(BATCH, snapshot);
  const entry = Buffer.alloc(8);
  entry.writeInt32LE(fd, 0);
  entry.writeInt16LE(POLLIN, 4);
  return {
    drain: (handle) => drain(fd, slots, handle),
    ready: (timeoutMs) => new Promise((resolve) => c.poll.async(entry, 1, timeoutMs, () => resolve())),
    dropped: () => getOption(fd, SOL_PACKET, PACKET_STATISTICS, 8).readUInt32LE(4),
    close: () => closeSocket(fd),
  };
}

/** More than the machine's limit where that is allowed, else as much as the limit. */
function widen(fd: number, bytes: number): void {
  try {
    setOption(fd, SOL_SOCKET, SO_RCVBUFFORCE, bytes);
  } catch {
    setOption(fd, SOL_SOCKET, SO_RCVBUF, bytes);
  }
}

function bind(fd: number, index: number): void {
  const name = Buffer.alloc(LOCAL);
  name.writeUInt16LE(AF_PACKET, 0);
  name.writeUInt16BE(ETH_P_ALL, 2);
  name.writeInt32LE(index, 4);
  if (c.bind(fd, name, LOCAL) < 0) throw new LibcError('bind', errnoName(koffi.errno()));
}

interface Slots {
  readonly messages: Buffer;
  readonly vectors: Buffer;
  readonly controls: Buffer;
  readonly bytes: Buffer;
  readonly size: number;
}

/** Room for a batch, laid out once: messages point to vectors, vectors to bytes. All of it has to live as long. */
function newSlots(count: number, size: number): Slots {
  const messages = Buffer.allocUnsafeSlow(count * MESSAGE).fill(0);
  const vectors = Buffer.allocUnsafeSlow(count * VECTOR).fill(0);
  const controls = Buffer.allocUnsafeSlow(count * CONTROL).fill(0);
  const bytes = Buffer.allocUnsafeSlow(count * size).fill(0);
  const addressOf = (part: Buffer, offset: number): bigint => koffi.address(part) + BigInt(offset);
  for (let i = 0; i < count; i++) {
    messages.writeBigUInt64LE(addressOf(vectors, i * VECTOR), i * MESSAGE + 16);
    messages.writeBigUInt64LE(1n, i * MESSAGE + 24);
    messages.writeBigUInt64LE(addressOf(controls, i * CONTROL), i * MESSAGE + 32);
    vectors.writeBigUInt64LE(addressOf(bytes, i * size), i * VECTOR);
    vectors.writeBigUInt64LE(BigInt(size), i * VECTOR + 8);
  }
  return { messages, vectors, controls, bytes, size };
}

const NOTHING: readonly string[] = ['EAGAIN', 'EWOULDBLOCK', 'EINTR', 'ENETDOWN'];

function drain(fd: number, slots: Slots, handle: (frame: SeenFrame) => boolean): boolean {
  const { messages, controls, bytes, size } = slots;
  for (let i = 0; i < BATCH; i++) messages.writeBigUInt64LE(BigInt(CONTROL), i * MESSAGE + 40);
  const got = c.recvmmsg(fd, messages, BATCH, MSG_DONTWAIT | MSG_TRUNC, null);
  if (got < 0) {
    const code = errnoName(koffi.errno());
    // ENETDOWN is said once, when the interface goes down; it may come up again.
    if (NOTHING.includes(code)) return false;
    throw new LibcError('recvmmsg', code);
  }
  for (let i = 0; i < got; i++) {
    const length = messages.readUInt32LE(i * MESSAGE + LENGTH_AT);
    const kept = bytes.subarray(i * size, i * size + Math.min(length, size));
    if (!handle({ bytes: kept, length, ...timeIn(controls.subarray(i * CONTROL, (i + 1) * CONTROL)) }))
      return false;
  }
  return got === BATCH;
}

function timeIn(control: Buffer): Pick<SeenFrame, 'seconds' | 'nanoseconds'> {
  if (control.readInt32LE(CONTROL_TYPE_AT) !== SO_TIMESTAMPNS) throw new Error('a frame has no time');
  return {
    seconds: control.readBigInt64LE(SECONDS_AT),
    nanoseconds: Number(control.readBigInt64LE(NANOSECONDS_AT)),
  };
}
