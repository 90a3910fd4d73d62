import { EXIT, LabError } from '../model/errors.js';
import type { Scenario } from '../scenario/scenario.js';
import { wantsColor } from './dress.js';
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

/** Loads the one scenario that an argument means. `undefined` if it is invalid; throws exit 2 for a directory of several. */
export async function loadOne(path: string, host: Host, ports: Ports): Promise<Valid | undefined> {
  const loaded = await loadValid([path], host, ports);
  if (loaded && loaded.length > 1) {
    throw new LabError(EXIT.usage, {
      what: 'this directory holds several scenarios, and one is wanted',
      where: path,
      hint: 'name one of its files',
    });
  }
  return loaded?.[0];
}

async function loadValid(paths: readonly string[], host: Host, ports: Ports): Promise<Valid[] | undefined> {
  const files = await selectFiles(paths);
  const loaded = await Promise.all(files.map((file) => ports.load(file)));
  const diagnostics = loaded.flatMap((one) => one.diagnostics);
  if (diagnostics.length > 0) {
    const sources = Object.fromEntries(loaded.map((one, i) => [files[i] ?? '', one.text]));
    const color = wantsColor(host.stderr, host.env);
    host.stderr.write(ensureEnd(await ports.formatDiagnostics(diagnostics, sources, { color })));
  }
  const found = loaded.flatMap(({ scenario, text }) => (scenario ? [{ scenario, text }] : []));
  const valid = found.length === files.length && diagnostics.every(({ severity }) => severity !== 'error');
  return valid ? found : undefined;
}

const ensureEnd = (text: string): string => (text === '' || text.endsWith('\n') ? text : `${text}\n`);
