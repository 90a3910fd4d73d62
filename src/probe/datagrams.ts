import { bindSocket, closeSocket, type Endpoint, openSocket, receive, send } from '../kernel/linux/socket.js';
import { frameRate } from './arrivals.js';
import type { ThroughputMeasured } from './measured.js';
import { sendIfPossible } from './sending.js';
import type { Within } from './tool.js';
import { type Carrier, type SlowFlow, trickle } from './trickle.js';
import { frameOf } from './wire.js';

/** Bytes, with the Ethernet header. */
const FRAME = 100;

/** What a line carries of one UDP flow, in frames of `frame` bytes (100 unless told). */
export function datagrams(kernel: Within, flow: SlowFlow, frame = FRAME): Promise<ThroughputMeasured> {
  return trickle(kernel, flow, frame, async () => openDatagrams(kernel, flow, frame));
}

function openDatagrams(kernel: Within, flow: SlowFlow, frame: number): Carrier {
  const receiver = kernel.within(flow.toNs, () => openSocket('udp'));
  const sender = kernel.within(flow.fromNs, () => openSocket('udp'));
  const close = () => [receiver, sender].forEach(closeSocket);
  try {
    bindSocket(receiver, flow);
    return carrier(sender, receiver, flow, frame, close);
  } catch (error) {
    close();
    throw error;
  }
}

function carrier(sender: number, receiver: number, to: Endpoint, frame: number, close: () => void): Carrier {
  const payload = Buffer.alloc(frame - frameOf(0, 'udp'));
  const inbox: Inbox = { frames: 0, highest: 0 };
  let sent = 0;
  return {
    tool: 'datagrams',
    frame,
    payload: payload.length,
    send(n) {
      payload.writeUInt32BE(n);
      const gone = sendIfPossible(() => send(sender, payload, to));
      if (gone) sent = n;
      return gone;
    },
    arrived: () => take(inbox, receiver, payload.length),
    highest: () => inbox.highest,
    delivered: () => inbox.frames * payload.length,
    rate: frameRate,
    idle() {
      take(inbox, receiver, payload.length);
      return inbox.highest === sent;
    },
    close,
  };
}

interface Inbox {
  frames: number;
  highest: number;
}

/** Reads what has come; how many frames that were. */
function take(inbox: Inbox, receiver: number, size: number): number {
  const into = Buffer.alloc(size + 1);
  const before = inbox.frames;
  for (let got = receive(receiver, into); got !== undefined; got = receive(receiver, into)) {
    if (got.length !== size) continue;
    inbox.frames++;
    inbox.highest = Math.max(inbox.highest, into.readUInt32BE());
  }
  return inbox.frames - before;
}
