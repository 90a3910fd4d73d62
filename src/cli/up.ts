import type { SandboxChoice } from '../lab/sandbox/sandbox.js';
import { EXIT, type ExitCode } from '../model/errors.js';
import { upLines } from '../report/standing/lab.js';
import type { Host } from './host.js';
import type { Ports } from './ports.js';
import { type FormatOptions, print } from './standing/print.js';
import { type ScriptOptions, scriptOf } from './standing/script.js';

export interface UpOptions extends SandboxChoice, ScriptOptions, FormatOptions {
  readonly name?: string;
}

/** `transitlab up`: a lab that stands until `down`. */
export async function up(file: string, options: UpOptions, host: Host, ports: Ports): Promise<ExitCode> {
  const script = await scriptOf('up', file, options, host, ports);
  if (!script) return EXIT.usage;
  const notice = (text: string): void => host.stderr.write(`${text}\n`);
  const { name, sandbox, image, privileged } = options;
  const labs = await ports.labs(`transitlab up ${file}`);
  const upped = await labs.up(script, { name, sandbox: { sandbox, image, privileged }, notice });
  if (upped.torn > 0) notice("the journal's last record was torn, and was never answered: it is dropped");
  print(upped, upLines, options, host);
  return EXIT.ok;
}
