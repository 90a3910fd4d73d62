import type { Kernel } from '../../src/kernel/kernel.js';
import { linuxKernel } from '../../src/kernel/linux/kernel.js';
import { closeSocket, openSocket, send } from '../../src/kernel/linux/socket.js';
import { inSandbox } from '../sandbox.js';
import { contract } from './contract.js';

/** Ethernet, IPv4 and UDP around a datagram. */
const HEADERS = 14 + 20 + 8;
/** Nothing comes back from there. */
const NOBODY = '10.77.0.1';

function sendFrame(kernel: Kernel, host: string, bytes: number, address = NOBODY): void {
  kernel.within(host, () => {
    const fd = openSocket('udp');
    send(fd, Buffer.alloc(bytes - HEADERS), { address, port: 9 });
    closeSocket(fd);
  });
}

if (inSandbox(import.meta.url)) {
  contract({
    name: 'linux',
    async open() {
      const kernel = linuxKernel();
      await kernel.prune([]);
      return kernel;
    },
    again: linuxKernel,
    carry: sendFrame,
    leave: (kernel) => sendFrame(kernel, 'a', 100, '10.2.0.10'),
    // A machine in software has less time.
    runs: Number(process.env.RUNS ?? 20),
  });
}
