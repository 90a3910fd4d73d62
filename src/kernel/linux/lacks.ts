import type { Feature } from '../kernel.js';
import { netem } from './encode/netem.js';
import { queueDelete } from './encode/queue.js';
import { ROOT } from './encode/tc.js';
import { netlinkSocket } from './netlink/socket.js';
import { writer } from './netlink/writer.js';

const LOOPBACK = 1;
const NO_DELAY = { latency: 0, jitter: 0, loss: 0, limit: 1000 };

/** Tries on `lo` of the sandbox's own namespace, to which no host has a way; nothing of it stays. */
export function lacks(): readonly Feature[] {
  const socket = netlinkSocket();
  try {
    const out = writer(256);
    netem(out, 1, NO_DELAY, LOOPBACK, ROOT);
    if (socket.transact(out.finish(), 1).length > 0) return ['latency'];
    const undo = writer(256);
    const messages = queueDelete(LOOPBACK);
    for (const [i, { write }] of messages.entries()) write(undo, i + 1);
    socket.transact(undo.finish(), messages.length);
    return [];
  } finally {
    socket.close();
  }
}
