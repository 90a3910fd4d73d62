import {
  bindSocket,
  closeSocket,
  listenSocket,
  openSocket,
  receive,
  SO_REUSEADDR,
  SOL_SOCKET,
  send,
  setOption,
} from '../kernel/linux/socket.js';
import {
  acknowledgeAtOnce,
  resetOnClose,
  segmentsIn,
  segmentsOut,
  sendSmall,
  useReno,
} from '../kernel/linux/tcp.js';
import { busyFrameRate } from './arrivals.js';
import { connection } from './connection.js';
import type { ThroughputMeasured } from './measured.js';
import type { Within } from './tool.js';
import { type Carrier, type SlowFlow, trickle } from './trickle.js';
import { frameOf } from './wire.js';

/** The smallest that Linux takes, so that a frame passes soon; timestamps take their part of it. */
const MSS = 88;
const PAYLOAD = MSS - 12;
const FRAME = frameOf(PAYLOAD, 'tcp');

/** What a line carries of one TCP connection, in segments of 76 bytes. */
export function segments(kernel: Within, flow: SlowFlow): Promise<ThroughputMeasured> {
  return trickle(kernel, flow, FRAME, openSegments);
}

async function openSegments(kernel: Within, flow: SlowFlow, waitMs: number): Promise<Carrier | undefined> {
  const listener = kernel.within(flow.toNs, () => openSocket('tcp'));
  const sender = kernel.within(flow.fromNs, () => openSocket('tcp'));
  try {
    prepare(listener, sender);
    bindSocket(listener, flow);
    listenSocket(listener);
    const result = await connection(listener, sender, flow, waitMs);
    if (result.kind === 'connected') return carrier(sender, result.fd);
    closeSocket(sender);
    return undefined;
  } catch (error) {
    closeSocket(sender);
    throw error;
  } finally {
    closeSocket(listener);
  }
}

/** Both ends: no more than one small segment per frame, and no farewell that would keep a slow line busy. */
function prepare(listener: number, sender: number): void {
  setOption(listener, SOL_SOCKET, SO_REUSEADDR, 1);
  for (const fd of [listener, sender]) {
    sendSmall(fd, MSS);
    resetOnClose(fd);
  }
  useReno(sender);
}

function carrier(sender: number, receiver: number): Carrier {
  const payload = Buffer.alloc(PAYLOAD);
  let frames = 0;
  let bytes = 0;
  return {
    tool: 'segments',
    frame: FRAME,
    payload: PAYLOAD,
    send: () => send(sender, payload) !== undefined,
    arrived() {
      bytes += read(receiver);
      acknowledgeAtOnce(receiver);
      const before = frames;
      frames = segmentsIn(receiver);
      return frames - before;
    },
    highest: () => Math.floor(bytes / PAYLOAD),
    delivered: () => bytes,
    rate: busyFrameRate,
    // Also what TCP repeats: all that ever left has come.
    idle() {
      read(receiver);
      acknowledgeAtOnce(receiver);
      return segmentsIn(receiver) >= segmentsOut(sender);
    },
    close: () => [sender, receiver].forEach(closeSocket),
  };
}

/** Bytes that have come. */
function read(receiver: number): number {
  const into = Buffer.alloc(16 * 1024);
  let bytes = 0;
  for (
    let got = receive(receiver, into);
    got !== undefined && got.length > 0;
    got = receive(receiver, into)
  ) {
    bytes += got.length;
  }
  return bytes;
}
