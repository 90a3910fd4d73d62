import { duration, megabytes, spread, table } from '../report/text.js';
import type { Row } from './star.js';

const HEAD = [
  'hosts',
  'by',
  'up',
  'of the floor',
  'every pair',
  'down',
  'kernel’s clean-up',
  'peak memory',
  'programs started',
  'system calls',
];

export const starTable = (rows: readonly Row[]): string[] => [
  ...table(HEAD, rows.map(cells)),
  '',
  'Up is until the network stands, the program’s own start aside. Of the floor is the median of ratios of runs in the same turn. Neither `ip` nor the floor asks pairs; Mininet does one after the other, and beyond 100 hosts that takes it minutes. Nobody was asked the 25 million pairs of 5,000 hosts. `ip` stops at 1,000 hosts: each process that enters a namespace copies all marks of others, so its time grows as the square. Without a figure for system calls strace would have taken minutes.',
];

const factor = (ratio: number): string => `${ratio.toFixed(ratio < 10 ? 2 : 0)}×`;

function cells({ hosts, rival, figures, ofFloor, missed, effort }: Row): string[] {
  const pairs = `${spread(figures.matrix, duration)}${missed > 0 ? `, ${missed} missed` : ''}`;
  return [
    hosts.toLocaleString('en-US'),
    rival,
    spread(figures.up, duration),
    rival === 'floor' ? '' : spread(ofFloor, factor),
    pairs,
    spread(figures.down, duration),
    spread(figures.cleanup, duration),
    spread(figures.memory, megabytes),
    effort ? effort.processes.toLocaleString('en-US') : '',
    effort?.systemCalls?.toLocaleString('en-US') ?? '',
  ];
}
