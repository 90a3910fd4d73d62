import { InvalidArgumentError } from 'commander';
import type { WatchOptions } from '../watch.js';
import type { Define } from './define.js';

export const defineWatch: Define = (program, host, ports, done) => {
  program
    .command('watch')
    .description('show a standing lab live: rates of its links against their limits, states, virtual clock')
    .argument('[name]', 'which lab; may be left out when there is only one')
    .option('--once', 'one frame, then end')
    .option('--every <seconds>', 'between frames', seconds, 1)
    .action(async (name: string | undefined, options: WatchOptions) => {
      done(await (await import('../watch.js')).watch(name, options, host, ports));
    });
};

function seconds(text: string): number {
  const number = /^\d{1,4}(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (!(number >= 0.1)) throw new InvalidArgumentError('It has to be a number of seconds, 0.1 or more.');
  return number;
}
