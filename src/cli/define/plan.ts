import { Option } from 'commander';
import type { PlanOptions } from '../plan.js';
import type { Define } from './define.js';
import { atOption, NEEDS_NONE, sandboxOption } from './options.js';

export const definePlan: Define = (program, host, ports, done) => {
  program
    .command('plan')
    .description('show what would be built; nothing is built')
    .argument('<file>', 'a scenario file')
    .addOption(
      new Option('--format <format>', 'a summary, JSON, or ip, tc, ipset and iptables lines')
        .choices(['summary', 'json', 'commands'])
        .default('summary'),
    )
    .addOption(atOption())
    .addOption(sandboxOption(NEEDS_NONE))
    .action(async (file: string, options: PlanOptions) => {
      done(await (await import('../plan.js')).plan(file, options, host, ports));
    });
};
