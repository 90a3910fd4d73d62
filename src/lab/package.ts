import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The folder of package.json, three above this file's compiled form. Ends in a separator. */
export const PACKAGE_ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** The version in package.json. */
export function version(): string {
  const text = readFileSync(`${PACKAGE_ROOT}package.json`, 'utf8');
  return (JSON.parse(text) as { readonly version: string }).version;
}
