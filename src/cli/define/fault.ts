import type { FaultOptions } from '../fault-verb.js';
import type { Define } from './define.js';
import { formatOption, nameOption } from './standing.js';

const define =
  (verb: 'fault' | 'heal', description: string): Define =>
  (program, host, ports, done) => {
    program
      .command(verb)
      .description(description)
      .argument('<kind>', 'line, host, or region-connection')
      .argument('<names...>', 'its name; of a region connection the two regions')
      .option('--of <interconnect>', 'of a region connection: which, if several join the two regions')
      .addOption(nameOption())
      .addOption(formatOption())
      .action(async (kind: string, names: string[], options: FaultOptions) => {
        const { faultOrHeal } = await import('../fault-verb.js');
        done(await faultOrHeal(verb, kind, names, options, host, ports));
      });
  };

export const defineFault = define('fault', 'break something in a standing lab');
export const defineHeal = define('heal', 'mend what was broken');
