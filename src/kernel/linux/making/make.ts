import { closeSync, existsSync, openSync, unlinkSync, writeFileSync } from 'node:fs';
import { bindMount, closeSocket, enterNet, unmount, unshareNet, writeSetting } from '../libc.js';
import { openNetlink } from '../netlink/socket.js';

export interface Wanted {
  /** The file that is to name it; there must be none. */
  readonly path: string;
  readonly kind: 'host' | 'router';
}

/** A namespace that has come to be: descriptors of it and of an rtnetlink socket in it, both open. */
export interface Made {
  readonly fd: number;
  readonly socket: number;
}

/**
 * Makes a network namespace on the calling thread, which stands at `home` afterwards. Throws `LibcError`, or what Node
 * says of the file (EEXIST); then nothing of it is left.
 */
export function makeNamespace({ path, kind }: Wanted, home: number): Made {
  writeFileSync(path, '', { flag: 'wx' });
  let socket: number | undefined;
  try {
    unshareNet();
    bindMount('/proc/thread-self/ns/net', path);
    settings(kind);
    socket = openNetlink();
    return { fd: openSync(path, 'r'), socket };
  } catch (error) {
    if (socket !== undefined) closeSocket(socket);
    // Half of one would be nobody's: it has no mark yet.
    unname(path);
    throw error;
  } finally {
    enterNet(home);
  }
}

/** Takes back what was made and is not wanted any more. */
export function unmake({ path }: Wanted, { fd, socket }: Made): void {
  closeSocket(socket);
  closeSync(fd);
  unname(path);
}

/** Takes a name away, mounted or not yet. */
function unname(path: string): void {
  try {
    unmount(path);
  } catch {
    // Nothing was mounted.
  }
  unlinkSync(path);
}

/** A kernel without IPv6 has nothing to turn off. Asked once: in a new namespace looking is slow. */
let ipv6: boolean | undefined;
const hasIpv6 = (): boolean => {
  ipv6 ??= existsSync('/proc/sys/net/ipv6');
  return ipv6;
};

/** Written where the thread stands: /proc/sys/net shows the namespace of whoever looks. */
function settings(kind: Wanted['kind']): void {
  if (hasIpv6()) writeSetting('/proc/sys/net/ipv6/conf/all/disable_ipv6', '1');
  if (kind === 'host') return;
  writeSetting('/proc/sys/net/ipv4/ip_forward', '1');
  for (const which of ['all', 'default']) {
    writeSetting(`/proc/sys/net/ipv4/conf/${which}/rp_filter`, '0');
    writeSetting(`/proc/sys/net/ipv4/conf/${which}/send_redirects`, '0');
  }
}
