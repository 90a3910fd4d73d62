import { setTimeout } from 'node:timers/promises';
import { KernelError } from '../error.js';
import type { NetlinkSocket } from './netlink/socket.js';
import { wakingLink } from './observe/links.js';

const PAUSE_MS = 1;
const PATIENCE = 10_000;

/**
 * Waits until new cables carry packets. The kernel notices a carrier in its own time, after the call that set it up
 * has ended, and until then drops what is sent. Throws `KernelError` if it does not come to it.
 */
export async function awaitCarriers(
  namespaces: Iterable<string>,
  socketOf: (namespace: string) => NetlinkSocket,
): Promise<void> {
  for (const namespace of namespaces) {
    const socket = socketOf(namespace);
    for (let turn = 0; ; turn++) {
      const waking = wakingLink(socket);
      if (waking === undefined) break;
      if (turn === PATIENCE) throw asleep(namespace, waking);
      await setTimeout(PAUSE_MS);
    }
  }
}

const asleep = (namespace: string, dev: string): KernelError =>
  new KernelError({
    operation: 'link.replace',
    namespace,
    object: dev,
    words: 'the interface has a carrier, but the kernel does not use it',
  });
