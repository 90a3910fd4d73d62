import { InvalidArgumentError } from 'commander';
import { parseDuration } from '../../model/units.js';
import type { DownOptions } from '../down.js';
import type { Define } from './define.js';
import { formatOption } from './standing.js';

export const defineDown: Define = (program, host, ports, done) => {
  program
    .command('down')
    .description('end a standing lab, and forget it')
    .argument('[name]', 'which lab; may be left out when there is only one')
    .option('--all', 'all labs of this user')
    .option('--wait', 'until the kernel has cleaned up after it too, and say how long that took')
    .option('--force', 'kill its processes, for a keeper that does not answer')
    .option(
      '--timeout <duration>',
      'how long to wait for its keeper (10s), and with --wait for the kernel (2min)',
      durationOf,
    )
    .addOption(formatOption())
    .action(async (name: string | undefined, options: DownOptions) => {
      done(await (await import('../down.js')).down(name, options, host, ports));
    });
};

function durationOf(text: string): number {
  const ms = parseDuration(text);
  if (ms === undefined) throw new InvalidArgumentError('It is a time, such as 500ms, 30s or 2min.');
  return ms;
}
