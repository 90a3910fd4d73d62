import type { UpOptions } from '../up.js';
import type { Define } from './define.js';
import { atOption, imageOption, privilegedOption, sandboxOption, withoutOption } from './options.js';
import { formatOption } from './standing.js';

export const defineUp: Define = (program, host, ports, done) => {
  program
    .command('up')
    .description('bring a lab up, and let it stand until `down`; bring one back that was killed')
    .argument('<file>', 'a scenario file; its calls, waits and faults are made, its checks are not')
    .option('--name <name>', "of the lab (default: the file's)")
    .addOption(atOption())
    .addOption(withoutOption())
    .addOption(formatOption())
    .addOption(sandboxOption())
    .addOption(imageOption())
    .addOption(privilegedOption())
    .action(async (file: string, options: UpOptions) => {
      done(await (await import('../up.js')).up(file, options, host, ports));
    });
};
