import type { Define } from './define.js';
import { FILES, NEEDS_NONE, sandboxOption } from './options.js';

export const defineValidate: Define = (program, host, ports, done) => {
  program
    .command('validate')
    .description('check scenario files: every problem at once, with its place; nothing is built')
    .argument('<file...>', FILES)
    .addOption(sandboxOption(NEEDS_NONE))
    .action(async (files: string[]) => {
      done(await (await import('../validate.js')).validate(files, host, ports));
    });
};
