import { readdir, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { EXIT, LabError } from '../model/errors.js';

const SUFFIX = '.lab.yaml';

/**
 * The scenario files that arguments mean, each once: a file stands for itself, a directory for all `*.lab.yaml` in it
 * and below, sorted; not those in `node_modules` and in directories whose names begin with a dot. Throws exit 2 for what cannot be read and for a directory without any.
 */
export async function selectFiles(paths: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const path of paths) found.push(...(await filesOf(path)));
  return [...new Set(found)];
}

async function filesOf(path: string): Promise<string[]> {
  const entries = await entriesOf(path);
  if (!entries) return [path];
  const files = entries.filter(
    (name) => name.endsWith(SUFFIX) && !name.split(sep).slice(0, -1).some(isAside),
  );
  if (files.length > 0) return files.sort().map((name) => join(path, name));
  throw new LabError(EXIT.usage, {
    what: 'there is no scenario in this directory',
    where: path,
    hint: `scenario files end in ${SUFFIX}`,
  });
}

/** Kubernetes keeps a mounted ConfigMap's files in such a directory (`..2024_01_01`), and links to them beside it. */
const isAside = (directory: string): boolean => directory === 'node_modules' || directory.startsWith('.');

/** Names in a directory and below; `undefined` for a file. */
async function entriesOf(path: string): Promise<string[] | undefined> {
  try {
    return (await stat(path)).isDirectory() ? await readdir(path, { recursive: true }) : undefined;
  } catch (cause) {
    throw new LabError(
      EXIT.usage,
      {
        what: 'cannot read this file or directory',
        where: path,
        why: (cause as Error).message,
        hint: inImage() ? MOUNT : `give the path of a *${SUFFIX} file, or of a directory that holds some`,
      },
      { cause },
    );
  }
}

/** Set in the container image. */
const inImage = (): boolean => process.env.TRANSITLAB_IMAGE !== undefined;

const MOUNT = 'mount its folder into the container: docker run -v "$PWD:/work:ro" ... and name it from there';
