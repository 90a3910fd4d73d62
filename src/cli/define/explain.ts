import { Option } from 'commander';
import type { ExplainOptions } from '../explain.js';
import type { Define } from './define.js';
import { atOption, imageOption, privilegedOption, sandboxOption, withoutOption } from './options.js';

export const defineExplain: Define = (program, host, ports, done) => {
  program
    .command('explain')
    .description('say hop by hop why one host reaches another or does not, and what to change')
    .argument('<src>', 'the host that sends')
    .argument(
      '<dst[:port/proto]>',
      "a host, an address, or what a call saved ('$server'): ecs-b, ecs-b:443/tcp",
    )
    .argument('<file>', 'a scenario file')
    .addOption(atOption())
    .addOption(new Option('--format <format>', 'on stdout').choices(['text', 'json']).default('text'))
    .addOption(
      new Option('--expect <verdict>', 'exit 1 if it is otherwise').choices(['reachable', 'unreachable']),
    )
    .option(
      '--measure',
      'send the packet through a lab as well: which counter moved at each hop; exit 1 if they differ',
    )
    .addOption(withoutOption())
    .addOption(sandboxOption())
    .addOption(imageOption())
    .addOption(privilegedOption())
    .action(async (from: string, to: string, file: string, options: ExplainOptions) => {
      done(await (await import('../explain.js')).explain({ from, to }, file, options, host, ports));
    });
};
