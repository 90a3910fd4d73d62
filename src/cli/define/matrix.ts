import { InvalidArgumentError, Option } from 'commander';
import type { MeshProbe } from '../../probe/mesh/carrier.js';
import type { MatrixOptions } from '../matrix.js';
import type { Define } from './define.js';
import { atOption, imageOption, privilegedOption, sandboxOption } from './options.js';

export const defineMatrix: Define = (program, host, ports, done) => {
  program
    .command('matrix')
    .description(
      'say of every pair of hosts whether they reach each other, and if not, why: predicted and measured',
    )
    .argument('[file]', 'a scenario file')
    .addOption(atOption())
    .addOption(
      new Option(
        '--diff <steps...>',
        'what the steps between two moments opened and closed: two steps',
      ).conflicts('at'),
    )
    .addOption(
      new Option('--proto <what>', 'icmp, tcp:<port> or udp:<port>')
        .default({ protocol: 'icmp' }, 'icmp')
        .argParser(probeOf),
    )
    .option('--predicted', 'predict only: build nothing, send nothing')
    .addOption(new Option('--format <format>', 'on stdout').choices(['text', 'json']).default('text'))
    .option('-q, --quiet', 'no progress on stderr')
    .addOption(sandboxOption())
    .addOption(imageOption())
    .addOption(privilegedOption())
    .action(async (file: string | undefined, options: MatrixOptions) => {
      done(await (await import('../matrix.js')).matrix(file, options, host, ports));
    });
};

const PORTS = 65_535;

/** `icmp`, `tcp:443`, `udp:53`. */
function probeOf(text: string): MeshProbe {
  if (text === 'icmp') return { protocol: 'icmp' };
  const [, protocol, digits = ''] = /^(tcp|udp):(\d{1,5})$/.exec(text) ?? [];
  const port = Number(digits);
  if ((protocol !== 'tcp' && protocol !== 'udp') || port < 1 || port > PORTS)
    throw new InvalidArgumentError('It is icmp, tcp:443 or udp:53, with a port from 1 to 65535.');
  return { protocol, port };
}
