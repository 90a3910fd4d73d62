import { readFileSync, writeFileSync } from 'node:fs';
import type { Test } from 'tap';

/**
 * Compares a value, as JSON, with `test/<file>.expected.json`. With `UPDATE_GOLDEN=1` in the environment the file is
 * written instead: look at what changed before committing it.
 */
export function golden(t: Test, value: unknown, file: string): void {
  const path = new URL(`../../test/${file}.expected.json`, import.meta.url);
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`);
  t.same(JSON.parse(JSON.stringify(value)), JSON.parse(readFileSync(path, 'utf8')), file);
}
