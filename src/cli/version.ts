import { readFileSync } from 'node:fs';

/** The version in package.json, three folders above this file's compiled form. */
export function version(): string {
  const url = new URL('../../../package.json', import.meta.url);
  const { version: text } = JSON.parse(readFileSync(url, 'utf8')) as { readonly version: string };
  return text;
}
