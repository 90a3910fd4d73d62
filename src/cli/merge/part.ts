import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Compile } from 'typebox/compile';
import { EXIT, LabError } from '../../model/errors.js';
import { JsonReport } from '../../report/json/schema.js';

/** One report to merge, and where it was found. */
export interface Part {
  readonly path: string;
  readonly report: JsonReport;
}

const schema = Compile(JsonReport);

/** Reads reports: files, and all `*.json` of directories, sorted. Throws exit 2 for what is no report of `version`. */
export async function readParts(paths: readonly string[], version: string): Promise<Part[]> {
  const files = (await Promise.all(paths.map(filesOf))).flat();
  return Promise.all([...new Set(files)].map((path) => readPart(path, version)));
}

async function filesOf(path: string): Promise<string[]> {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isDirectory()) return [path];
  const names = (await readdir(path)).filter((name) => name.endsWith('.json')).sort();
  if (names.length > 0) return names.map((name) => join(path, name));
  throw refused(path, 'there is no *.json in this directory', REPORTS);
}

const REPORTS = 'parts are what `transitlab run --format json` printed';

async function readPart(path: string, version: string): Promise<Part> {
  const report = parsed(path, await text(path));
  const found = (report as { readonly tool?: { readonly version?: unknown } } | null)?.tool?.version;
  if (typeof found === 'string' && found !== version)
    throw refused(
      path,
      `written by transitlab ${found}, this is ${version}`,
      'merge with the version that ran the shards',
    );
  if (schema.Check(report)) return { path, report };
  const [flaw] = schema.Errors(report);
  throw refused(
    path,
    `no report: ${flaw?.instancePath || '/'} ${flaw?.message ?? 'is not as it should be'}`,
    REPORTS,
  );
}

const text = (path: string): Promise<string> =>
  readFile(path, 'utf8').catch((error: Error) => {
    throw refused(path, error.message, REPORTS);
  });

function parsed(path: string, content: string): unknown {
  try {
    return JSON.parse(content);
  } catch (error) {
    const junit = content.trimStart().startsWith('<');
    throw refused(
      path,
      junit ? 'this is XML' : `not JSON: ${(error as Error).message}`,
      `${REPORTS}; --junit makes the JUnit report of them all from these`,
    );
  }
}

export const refused = (where: string, why: string, hint: string): LabError =>
  new LabError(EXIT.usage, { what: 'cannot merge', where, why, hint });
