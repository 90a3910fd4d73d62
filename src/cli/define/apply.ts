import type { ApplyOptions } from '../apply.js';
import type { Define } from './define.js';
import { atOption, withoutOption } from './options.js';
import { formatOption, nameOption } from './standing.js';

export const defineApply: Define = (program, host, ports, done) => {
  program
    .command('apply')
    .description('bring a standing lab to an edited file, whole or not at all; only what differs is touched')
    .argument('<file>', 'a scenario file')
    .addOption(nameOption())
    .addOption(atOption())
    .addOption(withoutOption())
    .option('--mend', 'look at all that stands, and mend what somebody else changed')
    .addOption(formatOption())
    .action(async (file: string, options: ApplyOptions) => {
      done(await (await import('../apply.js')).apply(file, options, host, ports));
    });
};
