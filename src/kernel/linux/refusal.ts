import { LibcError } from './libc.js';

/** `unshare: ENOSPC`, `EEXIST`: how the system refused; `undefined` for an error that is none of its refusals. */
export const refusalOf = (error: unknown): string | undefined =>
  error instanceof LibcError ? error.message : (error as NodeJS.ErrnoException).code;
