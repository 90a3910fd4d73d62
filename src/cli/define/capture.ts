import { InvalidArgumentError } from 'commander';
import type { CaptureOptions } from '../capture.js';
import type { Define } from './define.js';
import { nameOption } from './standing.js';

export const defineCapture: Define = (program, host, ports, done) => {
  program
    .command('capture')
    .description('write the packets that pass a host or a link of a standing lab into a file for Wireshark')
    .argument('<host|link>', 'a host: its interface; a link: its end at a router')
    .argument(
      '[filter...]',
      'only some of them: tcp and port 443 and host 10.0.0.1 (icmp, tcp, udp, [src|dst] host, net, port, not)',
    )
    .requiredOption('-w, --write <file>', 'the file; - is stdout')
    .option('--end <router>', 'of a link: at which of its two ends (default: the first)')
    .option('--packets <n>', 'end after so many packets', atLeastOne(1e9))
    .option('--seconds <n>', 'end after so many seconds', atLeastOne(86_400))
    .addOption(nameOption())
    .action(async (place: string, filter: string[], options: CaptureOptions) => {
      done(await (await import('../capture.js')).capture(place, filter, options, host, ports));
    });
};

const atLeastOne =
  (most: number) =>
  (text: string): number => {
    const number = /^[1-9]\d{0,9}$/.test(text) ? Number(text) : Number.NaN;
    if (!(number <= most)) throw new InvalidArgumentError(`It has to be a number from 1 to ${most}.`);
    return number;
  };
