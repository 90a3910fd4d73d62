import { EXIT, type ExitCode } from '../model/errors.js';
import { appliedLines } from '../report/standing/acted.js';
import type { Host } from './host.js';
import type { Ports } from './ports.js';
import { type FormatOptions, print } from './standing/print.js';
import { type ScriptOptions, scriptOf } from './standing/script.js';

export interface ApplyOptions extends ScriptOptions, FormatOptions {
  readonly name?: string;
  readonly mend?: boolean;
}

/** `transitlab apply`: brings a standing lab to an edited file; what does not differ is not touched. */
export async function apply(
  file: string,
  options: ApplyOptions,
  host: Host,
  ports: Ports,
): Promise<ExitCode> {
  const script = await scriptOf('apply', file, options, host, ports);
  if (!script) return EXIT.usage;
  const labs = await ports.labs(`transitlab apply ${file}`);
  const name = options.name ?? (await labs.nameFor(script.path));
  const applied = await labs.ask(name, 'apply', { script, mend: options.mend ?? false });
  print(applied, (answer, style) => appliedLines(answer, name, style), options, host);
  return EXIT.ok;
}
