import { LibcError } from '../kernel/linux/libc.js';

/** The host's own stack or filter refuses: as good as lost on the way. */
const NO_WAY: readonly string[] = ['EPERM', 'ENETUNREACH', 'EHOSTUNREACH', 'ECONNREFUSED', 'ENOBUFS'];

/** Whether something could be sent. */
export function sendIfPossible(attempt: () => number | undefined): boolean {
  try {
    return attempt() !== undefined;
  } catch (error) {
    if (error instanceof LibcError && NO_WAY.includes(error.code)) return false;
    throw error;
  }
}
