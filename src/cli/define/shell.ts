import type { ShellOptions } from '../shell.js';
import type { Define } from './define.js';
import { nameOption } from './standing.js';

export const defineShell: Define = (program, host, ports, done) => {
  program
    .command('shell')
    .description('open a shell in a host of a standing lab; its prompt shows where it is')
    .argument('<host>', 'a host, or any other namespace that inspect --format json lists')
    .addOption(nameOption())
    .action(async (place: string, options: ShellOptions) => {
      done(await (await import('../shell.js')).shell(place, options, host, ports));
    });
};
