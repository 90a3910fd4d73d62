import { createHash } from 'node:crypto';

/** Tells texts of files apart. */
export const textDigest = (text: string): string =>
  createHash('sha256').update(text).digest('hex').slice(0, 16);
