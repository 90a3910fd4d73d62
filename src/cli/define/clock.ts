import type { DeedOptions } from '../standing/deed.js';
import type { Define } from './define.js';
import { formatOption, nameOption } from './standing.js';

export const defineClock: Define = (program, host, ports, done) => {
  program
    .command('clock')
    .description('move the virtual clock of a standing lab')
    .argument('<by>', 'a duration: +7d, +90m')
    .addOption(nameOption())
    .addOption(formatOption())
    .action(async (by: string, options: DeedOptions) => {
      done(await (await import('../clock.js')).clock(by, options, host, ports));
    });
};
