import { LibcError } from '../kernel/linux/libc.js';
import { acceptSocket, connectSocket, type Endpoint, socketError } from '../kernel/linux/socket.js';
import { sleep } from './sleep.js';

/** How an attempt to connect ended: with the listener's end of the connection, an errno's name, or neither in time. */
export type Connection =
  | { readonly kind: 'connected'; readonly fd: number }
  | { readonly kind: 'failed'; readonly errno: string }
  | { readonly kind: 'silence' };

/** Connects `sender` to where `listener` listens. */
export async function connection(
  listener: number,
  sender: number,
  to: Endpoint,
  waitMs: number,
): Promise<Connection> {
  const errno = errnoOf(() => connectSocket(sender, to));
  if (errno !== undefined) return { kind: 'failed', errno };
  for (const end = performance.now() + waitMs; performance.now() < end; await sleep(1)) {
    const accepted = acceptSocket(listener);
    if (accepted !== undefined) return { kind: 'connected', fd: accepted.fd };
    const failed = socketError(sender);
    if (failed !== undefined) return { kind: 'failed', errno: failed };
  }
  return { kind: 'silence' };
}

function errnoOf(attempt: () => void): string | undefined {
  try {
    attempt();
    return undefined;
  } catch (error) {
    if (error instanceof LibcError) return error.code;
    throw error;
  }
}
