import type { FormatOptions } from '../standing/print.js';
import type { Define } from './define.js';
import { formatOption } from './standing.js';

export const defineInspect: Define = (program, host, ports, done) => {
  program
    .command('inspect')
    .description('show all there is to say of a standing lab')
    .argument('[name]', 'which lab; may be left out when there is only one')
    .addOption(formatOption())
    .action(async (name: string | undefined, options: FormatOptions) => {
      done(await (await import('../inspect.js')).inspect(name, options, host, ports));
    });
};
