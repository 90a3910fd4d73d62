import { Option } from 'commander';
import type { RunOptions } from '../run.js';
import type { Define } from './define.js';
import {
  FILES,
  imageOption,
  positive,
  privilegedOption,
  sandboxOption,
  shardOption,
  withoutOption,
} from './options.js';

export const defineRun: Define = (program, host, ports, done) => {
  program
    .command('run')
    .description('run scenarios on real packets')
    .argument('<file...>', FILES)
    .addOption(new Option('--format <format>', 'on stdout').choices(['text', 'json']).default('text'))
    .option('--junit <file>', 'write a JUnit report')
    .option('--tap <file>', 'write a TAP report')
    .option('--html <file>', 'write a report to look at: one page that needs nothing beside it')
    .option('--bill', 'print who pays for what crossed regions (JSON says so anyway)')
    .option(
      '--keep-going',
      'go on after a failed check, a call answered otherwise than wanted, a failed file',
    )
    .addOption(withoutOption())
    .option('-j, --jobs <n>', 'files at a time (default: two for each core)', positive)
    .addOption(shardOption())
    .option('-q, --quiet', 'no progress on stderr')
    .addOption(sandboxOption())
    .addOption(imageOption())
    .addOption(privilegedOption())
    .action(async (files: string[], options: RunOptions) => {
      done(await (await import('../run.js')).run(files, options, host, ports));
    });
};
