import { constants } from 'node:fs';
import { access, stat, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { EXIT, LabError } from '../model/errors.js';
import type { ScenarioRecord } from '../report/record.js';

/** A report that goes to a file of its own. */
export interface ReportFile {
  readonly path: string;
  readonly format: 'junit' | 'tap';
}

export const reportFiles = (options: { readonly junit?: string; readonly tap?: string }): ReportFile[] => [
  ...(options.junit === undefined ? [] : [{ path: options.junit, format: 'junit' as const }]),
  ...(options.tap === undefined ? [] : [{ path: options.tap, format: 'tap' as const }]),
];

/** Throws exit 2 if a report could not be written later: better now than after minutes of work. */
export async function checkReportFiles(files: readonly Pick<ReportFile, 'path'>[]): Promise<void> {
  const paths = files.map(({ path }) => resolve(path));
  for (const [i, path] of paths.entries()) {
    if (paths.indexOf(path) !== i) throw refused(path, 'two reports go to one file', 'name a file for each');
    await checkOne(path);
  }
}

async function checkOne(path: string): Promise<void> {
  const directory = dirname(path);
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory()) throw refused(path, 'it is a directory', 'name a file in it');
  const parent = await stat(directory).catch(() => undefined);
  if (!parent?.isDirectory())
    throw refused(path, `there is no directory ${directory}`, `mkdir -p ${directory}`);
  // A report takes the place of an old one by a rename, a device is written to.
  const target = found && !found.isFile() ? path : directory;
  await access(target, constants.W_OK).catch((error: Error) => {
    throw refused(path, error.message, `choose another place, or make ${target} writable`);
  });
}

const refused = (where: string, why: string, hint: string): LabError =>
  new LabError(EXIT.usage, { what: 'cannot write the report', where, why, hint });

/** Each report appears whole or not at all. Throws exit 1 if the disk refuses. */
export async function writeReportFiles(
  files: readonly ReportFile[],
  records: readonly ScenarioRecord[],
): Promise<void> {
  for (const { path, format } of files) await writeWhole(path, await render(format, records));
}

const render = async (format: ReportFile['format'], records: readonly ScenarioRecord[]): Promise<string> =>
  format === 'junit'
    ? (await import('../report/junit.js')).junit(records)
    : (await import('../report/tap.js')).tap(records);

/** A file appears whole or not at all. Throws exit 1 if the disk refuses. */
export async function writeWhole(path: string, text: string): Promise<void> {
  try {
    const found = await stat(path).catch(() => undefined);
    if (found && !found.isFile()) return await writeFile(path, text);
    const { default: writeFileAtomic } = await import('write-file-atomic');
    await writeFileAtomic(path, text);
  } catch (cause) {
    throw new LabError(
      EXIT.failed,
      {
        what: 'cannot write the report',
        where: path,
        why: (cause as Error).message,
        hint: 'the results above are complete; free the place and run again for the file',
      },
      { cause },
    );
  }
}
