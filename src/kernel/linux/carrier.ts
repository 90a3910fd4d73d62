import { setTimeout } from 'node:timers/promises';
import { KernelError } from '../error.js';
import { IFF_RUNNING, IFF_UP } from './netlink/constants.js';
import type { NetlinkSocket } from './netlink/socket.js';
import { wakingLink } from './observe/links.js';

const PAUSE_MS = 1;
const PATIENCE = 60_000;
const HURRY_EVERY = 4;

export interface Kernel {
  /** The namespace's socket. */
  readonly socketOf: (namespace: string) => NetlinkSocket;
  /** Asks the kernel not to leave carriers for later. */
  readonly hurry: () => void;
  /** Waits for the kernel to end what it is about with interfaces. */
  readonly barrier: () => void;
}

/**
 * Waits until new cables carry packets: interfaces by namespace. The kernel notices a carrier in its own time, after the
 * call that set it up has ended, and until then drops what is sent. Throws `KernelError` if it does not come to it.
 */
export async function awaitCarriers(
  plugged: ReadonlyMap<string, readonly string[]>,
  kernel: Kernel,
): Promise<void> {
  if (plugged.size === 0) return;
  for (const [namespace, devs] of plugged) {
    const socket = kernel.socketOf(namespace);
    for (const dev of devs) if (!isSettled(socket.flagsOf(dev))) await awaken(namespace, socket, kernel);
  }
  // An interface is called running a moment before its queue is opened; both happen under one lock.
  kernel.barrier();
}

/** Carries packets, or is not meant to. */
const isSettled = (flags: number): boolean => (flags & IFF_UP) === 0 || (flags & IFF_RUNNING) !== 0;

/** An interface that does not run may have nothing to run with: its other end is down. */
async function awaken(namespace: string, socket: NetlinkSocket, { hurry }: Kernel): Promise<void> {
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
