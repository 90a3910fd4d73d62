import { EXIT, type ExitCode } from '../model/errors.js';
import type { Scenario } from '../scenario/scenario.js';
import { styleOf } from './dress.js';
import { checksIn } from './heading.js';
import type { Host } from './host.js';
import { loadAll } from './load.js';
import type { Ports } from './ports.js';

/** `transitlab validate`: diagnostics on stderr; a line for each file on stdout if all are valid. */
export async function validate(paths: readonly string[], host: Host, ports: Ports): Promise<ExitCode> {
  const scenarios = await loadAll(paths, host, ports);
  if (!scenarios) return EXIT.usage;
  const { colors, symbols } = styleOf(host.stdout, host.env);
  for (const scenario of scenarios)
    host.stdout.write(`${colors.green(symbols.pass)} ${describe(scenario)}\n`);
  return EXIT.ok;
}

const describe = (scenario: Scenario): string =>
  `${scenario.file}: valid (steps: ${scenario.steps.length}, checks: ${checksIn(scenario)})`;
