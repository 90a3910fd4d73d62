import {
  bindSocket,
  closeSocket,
  listenSocket,
  openSocket,
  SO_REUSEADDR,
  SOL_SOCKET,
  setOption,
} from '../kernel/linux/socket.js';
import { resetOnClose } from '../kernel/linux/tcp.js';
import { connection } from './connection.js';
import type { TcpMeasured } from './measured.js';
import { nextSourcePort } from './source-port.js';
import type { Within } from './tool.js';

/** What a connection, or a datagram and its answer, is tried between. */
export interface PortQuestion {
  readonly fromNs: string;
  readonly toNs: string;
  /** Of `toNs`. */
  readonly address: string;
  readonly port: number;
  /** How long to wait for an answer. */
  readonly waitMs: number;
}

/**
 * Connects over TCP to a port of a host, which listens there meanwhile: so a refusal comes from elsewhere. Ends with a
 * single reset, and leaves nothing behind.
 */
export async function tcp(kernel: Within, question: PortQuestion): Promise<TcpMeasured> {
  const listener = kernel.within(question.toNs, () => openSocket('tcp'));
  const sender = kernel.within(question.fromNs, () => openSocket('tcp'));
  try {
    for (const fd of [listener, sender]) {
      setOption(fd, SOL_SOCKET, SO_REUSEADDR, 1);
      resetOnClose(fd);
    }
    bindSocket(listener, question);
    listenSocket(listener);
    bindSocket(sender, { address: '0.0.0.0', port: nextSourcePort() });
    return await measure(listener, sender, question);
  } finally {
    closeSocket(sender);
    closeSocket(listener);
  }
}

async function measure(listener: number, sender: number, question: PortQuestion): Promise<TcpMeasured> {
  const start = performance.now();
  const result = await connection(listener, sender, question, question.waitMs);
  const ms = performance.now() - start;
  switch (result.kind) {
    case 'connected':
      closeSocket(result.fd);
      return { kind: 'tcp', reachable: true, ms };
    case 'failed':
      return { kind: 'tcp', reachable: false, ms, error: result.errno };
    case 'silence':
      return { kind: 'tcp', reachable: false, ms };
  }
}
