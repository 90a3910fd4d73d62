import { ioctl, LibcError } from '../libc.js';

const SIOCGIFFLAGS = 0x8913;
/** sizeof(struct ifreq): a name of 16 bytes, and what is asked of it. */
const request = Buffer.alloc(40);
const FLAGS_AT = 16;

/** The quickest question there is: it waits for no lock of the kernel's. */
export function interfaceFlags(socket: number, dev: string): number {
  request.fill(0);
  request.write(dev, 0, FLAGS_AT - 1);
  try {
    ioctl(socket, SIOCGIFFLAGS, request);
  } catch (error) {
    if (error instanceof LibcError && error.code === 'ENODEV') return 0;
    throw error;
  }
  return request.readUInt16LE(FLAGS_AT);
}
