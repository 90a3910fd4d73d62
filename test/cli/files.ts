import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Test } from 'tap';

/** A directory of its own for a test, with files in it; removed afterwards. */
export function files(t: Test, ...names: string[]): { dir: string; path: (name: string) => string } {
  const dir = t.testdir();
  for (const name of names) {
    mkdirSync(dirname(join(dir, name)), { recursive: true });
    writeFileSync(join(dir, name), `name: ${name}\n`);
  }
  return { dir, path: (name) => join(dir, name) };
}
