import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../../package.js';

/** What the Dockerfile takes from the package; an installed package has no lock file. */
const PARTS = ['Dockerfile', 'package.json', 'package-lock.json', 'bin', 'schema', 'dist/bundle', 'dist/src'];

export const contextParts = (): string[] => PARTS.filter((part) => existsSync(join(PACKAGE_ROOT, part)));

/** A digest of all that goes into the image: an image with another one was made of other code. */
export function contextDigest(): string {
  const hash = createHash('sha256');
  for (const file of contextParts().flatMap(filesOf)) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(PACKAGE_ROOT, file)))
      .update('\0');
  }
  return hash.digest('hex').slice(0, 16);
}

function filesOf(part: string): string[] {
  if (!statSync(join(PACKAGE_ROOT, part)).isDirectory()) return [part];
  const names = readdirSync(join(PACKAGE_ROOT, part), { recursive: true, encoding: 'utf8' });
  return names
    .sort()
    .map((name) => join(part, name))
    .filter((file) => !file.endsWith('.map') && statSync(join(PACKAGE_ROOT, file)).isFile());
}
