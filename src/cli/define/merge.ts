import type { MergeOptions } from '../merge.js';
import type { Define } from './define.js';
import { positive } from './options.js';

export const defineMerge: Define = (program, host, _ports, done) => {
  program
    .command('merge')
    .description('make one report of the reports of shards; ends with the worst exit code of theirs')
    .argument('<part...>', 'what `run --shard i/n --format json` printed: files, or directories of *.json')
    .option('--junit <file>', 'write a JUnit report')
    .option('--json <file>', 'write a JSON report')
    .option('--shards <n>', 'how many there have to be (default: what the parts say)', positive)
    .action(async (parts: string[], options: MergeOptions) => {
      done(await (await import('../merge.js')).merge(parts, options, host));
    });
};
