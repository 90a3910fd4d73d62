import { readFileSync } from 'node:fs';

/** A captured output. */
export const fixture = (name: string): string =>
  readFileSync(new URL(`../../../test/probe/fixtures/${name}`, import.meta.url), 'utf8');
