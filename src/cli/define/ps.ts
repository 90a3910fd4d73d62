import type { FormatOptions } from '../standing/print.js';
import type { Define } from './define.js';
import { formatOption } from './standing.js';

export const definePs: Define = (program, host, ports, done) => {
  program
    .command('ps')
    .description('list the labs that stand')
    .addOption(formatOption())
    .action(async (options: FormatOptions) => {
      done(await (await import('../ps.js')).ps(options, host, ports));
    });
};
