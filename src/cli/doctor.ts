import type { SandboxChoice } from '../lab/sandbox/sandbox.js';
import { EXIT, type ExitCode } from '../model/errors.js';
import { canRun, doctorLines } from '../report/doctor.js';
import { styleOf } from './dress.js';
import type { Host } from './host.js';
import type { Ports } from './ports.js';

/** `transitlab doctor`: exit 3 if this machine cannot run labs. */
export async function doctor(choice: SandboxChoice, host: Host, ports: Ports): Promise<ExitCode> {
  const diagnosis = await ports.doctor(choice);
  for (const line of doctorLines(diagnosis, styleOf(host.stdout, host.env))) host.stdout.write(`${line}\n`);
  return canRun(diagnosis) ? EXIT.ok : EXIT.unsupported;
}
