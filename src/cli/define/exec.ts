import type { ExecOptions } from '../exec.js';
import type { Define } from './define.js';
import { nameOption } from './standing.js';

export const defineExec: Define = (program, host, ports, done) => {
  program
    .command('exec')
    .description('run a command in a host of a standing lab; its exit code is passed on')
    .argument('<host>', 'a host, or any other namespace that inspect --format json lists')
    .argument('<command...>', 'behind --: the program and its arguments')
    .addOption(nameOption())
    .action(async (place: string, command: string[], options: ExecOptions) => {
      done(await (await import('../exec.js')).exec(place, command, options, host, ports));
    });
};
