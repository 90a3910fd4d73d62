import koffi from 'koffi';

/** The few calls of libc that Node does not offer. All are synchronous and on the calling thread. */
const lib = koffi.load('libc.so.6');

const CLONE_NEWNET = 0x40000000;
const MS_BIND = 4096;
const MNT_DETACH = 2;
const O_WRONLY_CLOEXEC = 1 | 0o2000000;
const F_DUPFD_CLOEXEC = 1030;

const raw = {
  unshare: lib.func('int unshare(int)') as (flags: number) => number,
  setns: lib.func('int setns(int, int)') as (fd: number, type: number) => number,
  mount: lib.func('int mount(const char *, const char *, const char *, unsigned long, const void *)') as (
    source: string,
    target: string,
    type: string | null,
    flags: number,
    data: null,
  ) => number,
  umount2: lib.func('int umount2(const char *, int)') as (target: string, flags: number) => number,
  socket: lib.func('int socket(int, int, int)') as (domain: number, type: number, protocol: number) => number,
  open: lib.func('int open(const char *, int)') as (path: string, flags: number) => number,
  write: lib.func('int64_t write(int, const void *, size_t)') as (
    fd: number,
    bytes: Buffer,
    length: number,
  ) => number,
  fcntl: lib.func('int fcntl(int, int, int)') as (fd: number, command: number, argument: number) => number,
  ioctl: lib.func('int ioctl(int, unsigned long, void *)') as (
    fd: number,
    request: number,
    bytes: Buffer,
  ) => number,
  close: lib.func('int close(int)') as (fd: number) => number,
  setsockopt: lib.func('int setsockopt(int, int, int, const void *, uint32_t)') as (
    fd: number,
    level: number,
    name: number,
    value: Buffer,
    length: number,
  ) => number,
  send: lib.func('int64_t send(int, const void *, size_t, int)') as (
    fd: number,
    bytes: Buffer,
    length: number,
    flags: number,
  ) => number,
  recv: lib.func('int64_t recv(int, void *, size_t, int)') as (
    fd: number,
    bytes: Buffer,
    length: number,
    flags: number,
  ) => number,
};

const ERRNO = new Map(Object.entries(koffi.os.errno).map(([name, value]) => [value, name]));

/** `EEXIST`; the bare number if the errno has no name here. */
export const errnoName = (value: number): string => ERRNO.get(value) ?? String(value);

/** A call that libc refused. */
export class LibcError extends Error {
  constructor(
    readonly call: string,
    readonly code: string,
  ) {
    super(`${call}: ${code}`);
    this.name = 'LibcError';
  }
}

function check(call: string, result: number): number {
  if (result < 0) throw new LibcError(call, errnoName(koffi.errno()));
  return result;
}

export const unshareNet = (): number => check('unshare', raw.unshare(CLONE_NEWNET));
export const enterNet = (fd: number): number => check('setns', raw.setns(fd, CLONE_NEWNET));
export const bindMount = (source: string, target: string): number =>
  check('mount', raw.mount(source, target, null, MS_BIND, null));
export const unmount = (target: string): number => check('umount2', raw.umount2(target, MNT_DETACH));
export const openSocket = (domain: number, type: number, protocol: number): number =>
  check('socket', raw.socket(domain, type, protocol));
export const closeSocket = (fd: number): number => check('close', raw.close(fd));
export const sendAll = (fd: number, bytes: Buffer, length: number): number =>
  check('send', raw.send(fd, bytes, length, 0));
export const receive = (fd: number, into: Buffer, flags = 0): number =>
  check('recv', raw.recv(fd, into, into.length, flags));

/** Writes a file of /proc/sys. */
export function writeSetting(path: string, value: string): void {
  const fd = check('open', raw.open(path, O_WRONLY_CLOEXEC));
  try {
    const bytes = Buffer.from(value);
    check('write', raw.write(fd, bytes, bytes.length));
  } finally {
    raw.close(fd);
  }
}

/** `ioctl` on a socket, about what `bytes` names. */
export const ioctl = (fd: number, request: number, bytes: Buffer): number =>
  check('ioctl', raw.ioctl(fd, request, bytes));

/**
 * Makes room for descriptors up to a number. A table of descriptors that grows by itself does so by doubling, and the
 * kernel halts a process of several threads for up to 10 ms each time.
 */
export function reserveDescriptors(highest: number): void {
  const some = raw.fcntl(0, F_DUPFD_CLOEXEC, highest);
  // More than this process may have: whoever opens too many is told then.
  if (some >= 0) raw.close(some);
}

const number = Buffer.alloc(4);

export function setSocketOption(fd: number, level: number, name: number, value: number): void {
  number.writeInt32LE(value);
  check('setsockopt', raw.setsockopt(fd, level, name, number, number.length));
}
