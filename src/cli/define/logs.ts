import type { LogsOptions } from '../logs.js';
import type { Define } from './define.js';

export const defineLogs: Define = (program, host, _ports, done) => {
  program
    .command('logs')
    .description('show what happened to a standing lab: what its keeper says, and what was done to it')
    .argument('[name]', 'which lab; may be left out when there is only one')
    .option('-f, --follow', 'go on until Ctrl-C, or the end of the lab')
    .action(async (name: string | undefined, options: LogsOptions) => {
      done(await (await import('../logs.js')).logs(name, options, host));
    });
};
