import { fileURLToPath } from 'node:url';

/**
 * This file is `kernel/compiled.js` of dist/src, where tsc puts it, or a part of dist/bundle: what is beside it, in the
 * same form, is found from either.
 */
const [, root = '', form = ''] =
  /^(.*[/\\]dist[/\\])([^/\\]+)[/\\]/.exec(fileURLToPath(import.meta.url)) ?? [];

/** The folder of package.json. Ends in a separator. */
export const PACKAGE_ROOT = root.slice(0, -'dist/'.length);

/** The file of a process or a thread of its own, by its path in src without ending: `lab/worker`. */
export const entryFile = (name: string): string => `${root}${form}/${name}.js`;
