import { readFileSync } from 'node:fs';
import { PACKAGE_ROOT } from '../kernel/compiled.js';

export { PACKAGE_ROOT };

/** The version in package.json. */
export function version(): string {
  const text = readFileSync(`${PACKAGE_ROOT}package.json`, 'utf8');
  return (JSON.parse(text) as { readonly version: string }).version;
}
