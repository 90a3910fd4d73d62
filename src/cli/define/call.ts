import { Option } from 'commander';
import type { CallOptions } from '../call.js';
import type { Define } from './define.js';
import { repeatable } from './repeatable.js';
import { formatOption, nameOption } from './standing.js';

const collect = (text: string, before: readonly string[] = []): string[] => [...before, text];

const saveOption = (): Option =>
  new Option(
    '--save <name=path>',
    'keep a part of the answer: cen=CenId, later $cen; may be repeated',
  ).argParser(collect);

export const defineCall: Define = (program, host, ports, done) => {
  program
    .command('call')
    .description("make one call of a cloud's API against a standing lab")
    .argument('<action>', 'as the cloud names it: CreateCen')
    .argument('[parameters...]', 'key=value; a list or map as in a scenario file: key=[a, b]')
    .requiredOption('--as <account>', 'the account that calls')
    .addOption(repeatable(saveOption()))
    .option('--no-settle', 'do not wait on the virtual clock until what the call began has ended')
    .addOption(nameOption())
    .addOption(formatOption())
    .action(async (action: string, parameters: string[], options: CallOptions) => {
      done(await (await import('../call.js')).call(action, parameters, options, host, ports));
    });
};
