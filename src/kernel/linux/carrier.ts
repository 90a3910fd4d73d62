import { setTimeout } from 'node:timers/promises';
import { KernelError } from '../error.js';
import { IFF_RUNNING, IFF_UP } from './netlink/constants.js';
import type { NetlinkSocket } from './netlink/socket.js';
import { wakingLink } from './observe/links.js';

const PAUSE_MS = 1;
const PATIENCE = 60_000;
const HURRY_EVERY = 4;

/**
 * Waits until new cables carry packets. The kernel notices a carrier in its own time, after the call that set it up
 * has ended, and until then drops what is sent. `hurry` is called while that takes long. Throws `KernelError` if it does not come to it.
 */
export async function awaitCarriers(
  plugged: ReadonlyMap<string, readonly string[]>,
  socketOf: (namespace: string) => NetlinkSocket,
  hurry: () => void,
): Promise<void> {
  for (const [namespace, devs] of plugged) {
    const socket = socketOf(namespace);
    for (const dev of devs) if (!isSettled(socket.flagsOf(dev))) await awaken(namespace, socket, hurry);
  }
}

/** Carries packets, or is not meant to. */
const isSettled = (flags: number): boolean => (flags & IFF_UP) === 0 || (flags & IFF_RUNNING) !== 0;

/** An interface that does not run may have nothing to run with: its other end is down. */
async function awaken(namespace: string, socket: NetlinkSocket, hurry: () => void): Promise<void> {
  for (let turn = 1; ; turn++) {
    const waking = wakingLink(socket);
    if (waking === undefined) return;
    if (turn === PATIENCE) throw asleep(namespace, waking);
    if (turn % HURRY_EVERY === 0) hurry();
    await setTimeout(PAUSE_MS);
  }
}

const asleep = (namespace: string, dev: string): KernelError =>
  new KernelError({
    operation: 'link.replace',
    namespace,
    object: dev,
    words: 'the interface has a carrier, but the kernel does not use it',
  });
