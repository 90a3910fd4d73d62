import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A file below test/scenario. */
export const fixture = (path: string): string =>
  readFileSync(fileURLToPath(new URL(`../../../test/scenario/${path}`, import.meta.url)), 'utf8');
