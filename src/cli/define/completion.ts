import { Argument } from 'commander';
import { EXIT } from '../../model/errors.js';
import { SHELLS, type ShellName } from '../complete/shells.js';
import type { Define } from './define.js';

export const defineCompletion: Define = (program, host, _ports, done) => {
  program
    .command('completion')
    .description('print what makes a shell complete verbs, options, and the names of what stands')
    .addArgument(new Argument('<shell>', 'for bash: source <(transitlab completion bash)').choices(SHELLS))
    .action(async (shell: ShellName) => {
      host.stdout.write((await import('../complete/scripts.js')).SCRIPTS[shell]);
      done(EXIT.ok);
    });
};

/** What those scripts ask. */
export const defineComplete: Define = (program, host, _ports, done) => {
  program
    .command('complete', { hidden: true })
    .argument('[words...]')
    .action(async (words: string[]) => {
      done(await (await import('../complete.js')).complete(program, words, host));
    });
};
