import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../../scenarios/', import.meta.url));

/** The scenarios that come with transitlab, by path below scenarios/. */
export const shipped: readonly { readonly file: string; readonly text: string }[] = readdirSync(folder, {
  recursive: true,
  encoding: 'utf8',
})
  .filter((name) => name.endsWith('.lab.yaml'))
  .sort()
  .map((file) => ({ file, text: readFileSync(folder + file, 'utf8') }));
