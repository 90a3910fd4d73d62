import { EXIT, LabError } from '../model/errors.js';
import type { Scenario } from '../scenario/scenario.js';
import type { Host } from './host.js';
import { loadAll } from './load.js';
import type { Ports } from './ports.js';

/** The one scenario that a verb is about; `undefined` if it is invalid. Throws exit 2 if the argument means several. */
export async function loadOne(
  verb: string,
  file: string,
  host: Host,
  ports: Ports,
): Promise<Scenario | undefined> {
  const [scenario, ...more] = (await loadAll([file], host, ports)) ?? [];
  if (more.length === 0) return scenario;
  throw new LabError(EXIT.usage, {
    what: `${verb} shows one scenario, this directory holds several`,
    where: file,
    hint: 'name one of its files',
  });
}
