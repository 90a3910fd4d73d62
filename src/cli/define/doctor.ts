import type { SandboxChoice } from '../../lab/sandbox/sandbox.js';
import type { Define } from './define.js';
import { imageOption, privilegedOption, sandboxOption } from './options.js';

export const defineDoctor: Define = (program, host, ports, done) => {
  program
    .command('doctor')
    .description('say whether this machine can run labs, and the command that mends what it lacks')
    .addOption(sandboxOption())
    .addOption(imageOption())
    .addOption(privilegedOption())
    .action(async (options: SandboxChoice) => {
      done(await (await import('../doctor.js')).doctor(options, host, ports));
    });
};
