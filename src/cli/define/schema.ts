import { Option } from 'commander';
import { SCHEMAS, type SchemaName } from '../schemas.js';
import type { Define } from './define.js';

export const defineSchema: Define = (program, host, ports, done) => {
  program
    .command('schema')
    .description('print the JSON Schema of scenario files or of what a verb prints as JSON')
    .addOption(new Option('--of <what>', 'which').choices(SCHEMAS).default('scenario'))
    .action(async (options: { of: SchemaName }) => {
      done(await (await import('../schema.js')).schema(options.of, host, ports));
    });
};
