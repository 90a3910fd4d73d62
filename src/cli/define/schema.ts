import { Option } from 'commander';
import type { Define } from './define.js';

export const defineSchema: Define = (program, host, ports, done) => {
  program
    .command('schema')
    .description('print the JSON Schema of scenario files or of the JSON report')
    .addOption(new Option('--of <what>', 'which').choices(['scenario', 'report']).default('scenario'))
    .action(async (options: { of: 'scenario' | 'report' }) => {
      done(await (await import('../schema.js')).schema(options.of, host, ports));
    });
};
