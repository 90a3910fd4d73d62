import { constants } from 'node:fs';
import { access, stat, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { EXIT, LabError } from '../model/errors.js';
import { unreachable } from '../model/never.js';
import type { ScenarioRecord } from '../report/record.js';
import type { Scenario } from '../scenario/scenario.js';

const FORMATS = ['junit', 'tap', 'html'] as const;

/** A report that goes to a file of its own. */
export interface ReportFile {
  readonly path: string;
  readonly format: (typeof FORMATS)[number];
}

export const reportFiles = (options: Readonly<Partial<Record<ReportFile['format'], string>>>): ReportFile[] =>
  FORMATS.flatMap((format) => {
    const path = options[format];
    return path === undefined ? [] : [{ path, format }];
  });

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
  scenarios: readonly Scenario[],
  records: readonly ScenarioRecord[],
): Promise<void> {
  for (const { path, format } of files) await writeWhole(path, await render(format, scenarios, records));
}

async function render(
  format: ReportFile['format'],
  scenarios: readonly Scenario[],
  records: readonly ScenarioRecord[],
): Promise<string> {
  switch (format) {
    case 'junit':
      return (await import('../report/junit.js')).junit(records);
    case 'tap':
      return (await import('../report/tap.js')).tap(records);
    case 'html':
      return (await import('./html.js')).html(scenarios, records);
    default:
      return unreachable(format);
  }
}

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
