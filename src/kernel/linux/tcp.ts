/** What measuring asks of TCP, beside what every socket does. Numbers are those of linux/tcp.h. */
import { getOption, SO_LINGER, SOL_SOCKET, setOption } from './socket.js';

const IPPROTO_TCP = 6;
const TCP_NODELAY = 1;
const TCP_MAXSEG = 2;
const TCP_INFO = 11;
const TCP_QUICKACK = 12;
const TCP_CONGESTION = 13;
/** Where `tcpi_data_segs_in` and `tcpi_data_segs_out` stand in struct tcp_info. */
const DATA_SEGS_IN = 152;
const DATA_SEGS_OUT = 156;

/** Every write leaves at once, in segments of at most `mss` bytes. Before `connect` and `listen`. */
export function sendSmall(fd: number, mss: number): void {
  setOption(fd, IPPROTO_TCP, TCP_MAXSEG, mss);
  setOption(fd, IPPROTO_TCP, TCP_NODELAY, 1);
}

/** The one congestion control that every kernel has and every user may choose. */
export const useReno = (fd: number): void => setOption(fd, IPPROTO_TCP, TCP_CONGESTION, Buffer.from('reno'));

/** Closing drops what waits to be sent, and says so with a single segment. */
export function resetOnClose(fd: number): void {
  const linger = Buffer.alloc(8);
  linger.writeInt32LE(1);
  setOption(fd, SOL_SOCKET, SO_LINGER, linger);
}

/** Until the kernel changes its mind: ask again after each read. */
export const acknowledgeAtOnce = (fd: number): void => setOption(fd, IPPROTO_TCP, TCP_QUICKACK, 1);

/** Segments with payload that have come in, repeated ones too. */
export const segmentsIn = (fd: number): number => infoField(fd, DATA_SEGS_IN);

/** Segments with payload that have left, repeated ones too. */
export const segmentsOut = (fd: number): number => infoField(fd, DATA_SEGS_OUT);

const infoField = (fd: number, offset: number): number =>
  getOption(fd, IPPROTO_TCP, TCP_INFO, offset + 4).readUInt32LE(offset);
