import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Test } from 'tap';

/**
 * Compares with test/report/golden/NAME. With UPDATE_GOLDEN=1 the file is written instead: read the difference before
 * it is committed.
 */
export function golden(t: Test, name: string, text: string): void {
  const path = fileURLToPath(new URL(`../../../test/report/golden/${name}`, import.meta.url));
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(path, text);
  if (!existsSync(path)) t.fail(`${path} is missing: run with UPDATE_GOLDEN=1 and read what it writes`);
  else t.equal(text, readFileSync(path, 'utf8'), name);
}
