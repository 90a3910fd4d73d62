import { EXIT, LabError } from '../model/errors.js';
import type { Scenario } from '../scenario/scenario.js';
import { listed } from '../scenario/suggest.js';
import { wantsColor } from './dress.js';
import { isGitHub } from './github-env.js';
import type { Host } from './host.js';
import type { Ports } from './ports.js';
import { selectFiles } from './select.js';

/** A valid file. */
export interface Valid {
  readonly scenario: Scenario;
  readonly text: string;
}

/**
 * Loads all scenarios that arguments mean, and prints every diagnostic of every file. `undefined` if one is invalid.
 */
export const loadAll = async (
  paths: readonly string[],
  host: Host,
  ports: Ports,
): Promise<Scenario[] | undefined> => (await loadValid(paths, host, ports))?.map(({ scenario }) => scenario);

async function loadValid(paths: readonly string[], host: Host, ports: Ports): Promise<Valid[] | undefined> {
  const files = await selectFiles(paths);
  const loaded = await Promise.all(files.map((file) => ports.load(file)));
  const diagnostics = loaded.flatMap((one) => one.diagnostics);
  if (diagnostics.length > 0) {
    const sources = Object.fromEntries(loaded.map((one, i) => [files[i] ?? '', one.text]));
    const color = wantsColor(host.stderr, host.env);
    host.stderr.write(ensureEnd(await ports.formatDiagnostics(diagnostics, sources, { color })));
    if (isGitHub(host.env)) (await import('./github.js')).annotateDiagnostics(diagnostics, host);
  }
  const found = loaded.flatMap(({ scenario, text }) => (scenario ? [{ scenario, text }] : []));
  const valid = found.length === files.length && diagnostics.every(({ severity }) => severity !== 'error');
  return valid ? found : undefined;
}

/** The only scenario of a file, or of a directory; `undefined` if it is invalid. Throws exit 2 for several. */
export const loadOne = async (
  verb: string,
  path: string,
  host: Host,
  ports: Ports,
): Promise<Scenario | undefined> => (await loadOneValid(verb, path, host, ports))?.scenario;

/** The same, with the file's text. */
export async function loadOneValid(
  verb: string,
  path: string,
  host: Host,
  ports: Ports,
): Promise<Valid | undefined> {
  const files = await selectFiles([path]);
  if (files.length > 1)
    throw new LabError(EXIT.usage, {
      what: `${verb} is about one scenario, this directory holds several`,
      where: path,
      hint: `name one of its files: ${listed(files)}`,
    });
  return (await loadValid(files, host, ports))?.[0];
}

const ensureEnd = (text: string): string => (text === '' || text.endsWith('\n') ? text : `${text}\n`);
