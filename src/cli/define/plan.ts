import { Option } from 'commander';
import { EXIT, LabError } from '../../model/errors.js';
import type { PlanOptions } from '../plan.js';
import type { Define } from './define.js';
import { atOption, NEEDS_NONE, sandboxOption } from './options.js';
import { nameOption } from './standing.js';

type Options = PlanOptions & { readonly check?: boolean; readonly name?: string };

export const definePlan: Define = (program, host, ports, done) => {
  program
    .command('plan')
    .description('show what would be built; nothing is built')
    .argument('[file]', 'a scenario file; with --check it may be left out')
    .addOption(
      new Option('--format <format>', 'a summary, JSON, or ip, tc, ipset and iptables lines')
        .choices(['summary', 'json', 'commands'])
        .default('summary'),
    )
    .addOption(atOption())
    .option('--check', 'compare a standing lab with what its kernel holds; exit 5 if they differ')
    .addOption(nameOption())
    .addOption(sandboxOption(NEEDS_NONE))
    .action(async (file: string | undefined, options: Options) => {
      if (options.check) {
        const format = options.format === 'json' ? 'json' : 'text';
        const { planCheck } = await import('../plan-check.js');
        return done(await planCheck(file, { ...options, format }, host, ports));
      }
      if (file === undefined)
        throw new LabError(EXIT.usage, { what: 'plan wants a scenario file', hint: 'or --check' });
      done(await (await import('../plan.js')).plan(file, options, host, ports));
    });
};
