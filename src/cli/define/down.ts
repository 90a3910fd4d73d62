import type { DownOptions } from '../down.js';
import type { Define } from './define.js';

export const defineDown: Define = (program, host, ports, done) => {
  program
    .command('down')
    .description('end a standing lab, and forget it')
    .argument('[name]', 'which lab; may be left out when there is only one')
    .option('--all', 'all labs of this user')
    .action(async (name: string | undefined, options: DownOptions) => {
      done(await (await import('../down.js')).down(name, options, host, ports));
    });
};
