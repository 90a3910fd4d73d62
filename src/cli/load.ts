import { EXIT, LabError } from '../model/errors.js';
import type { Scenario } from '../scenario/scenario.js';
import { listed } from '../scenario/suggest.js';
import { wantsColor } from './dress.js';
import { isGitHub } from './github-env.js';
import type { Host } from './host.js';
import type { Loaded, Ports } from './ports.js';
import { selectFiles } from './select.js';
import { type Shard, shares } from './shard.js';
import { weightOf } from './weight.js';

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
  return valid(await read(files, ports), host, ports);
}

/** The scenarios of one shard, and of how many files. */
export interface LoadedShard {
  readonly scenarios: Scenario[];
  readonly of: number;
}

/** Loads all, so that every shard shares alike; what is invalid is the matter of the shard that has it. */
export async function loadShard(
  paths: readonly string[],
  { index, count }: Shard,
  host: Host,
  ports: Ports,
): Promise<LoadedShard | undefined> {
  const all = await read(await selectFiles(paths), ports);
  const pieces = all.map(({ file, scenario }) => ({ file, weight: weightOf(scenario) }));
  const mine = new Set(shares(pieces, count)[index - 1]);
  const found = await valid(all.filter(({ file }) => mine.has(file)).sort(byFile), host, ports);
  return found && { scenarios: found.map(({ scenario }) => scenario), of: all.length };
}

type Read = Loaded & { readonly file: string };

const byFile = (a: Read, b: Read): number => (a.file < b.file ? -1 : 1);

const read = (files: readonly string[], ports: Ports): Promise<Read[]> =>
  Promise.all(files.map(async (file) => ({ ...(await ports.load(file)), file })));

async function valid(loaded: readonly Read[], host: Host, ports: Ports): Promise<Valid[] | undefined> {
  const diagnostics = loaded.flatMap((one) => one.diagnostics);
  if (diagnostics.length > 0) {
    const sources = Object.fromEntries(loaded.map(({ file, text }) => [file, text]));
    const color = wantsColor(host.stderr, host.env);
    host.stderr.write(ensureEnd(await ports.formatDiagnostics(diagnostics, sources, { color })));
    if (isGitHub(host.env)) (await import('./github.js')).annotateDiagnostics(diagnostics, host);
  }
  const found = loaded.flatMap(({ scenario, text }) => (scenario ? [{ scenario, text }] : []));
  const good = found.length === loaded.length && diagnostics.every(({ severity }) => severity !== 'error');
  return good ? found : undefined;
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
