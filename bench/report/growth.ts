import { connections, type Grew, memoryOf, type Size, STAGES, scaleOf, timeOf } from '../parts/growth.js';
import { plot } from './plot.js';
import { duration, megabytes, table } from './text.js';

const NAMES: Readonly<Record<(typeof STAGES)[number], string>> = {
  read: 'scenario read',
  play: 'calls made',
  plan: 'derived, compiled, compared',
  apply: 'kernel told',
};

export const growthTables = (all: readonly Grew[]): string[] => [
  'From a scenario’s text until its lab stands, and what the command and the kernel hold then; medians of three runs. Exponents by least squares of the logarithms: 1 is linear. A CCN connects every two of its regions, so they are reckoned by their connections.',
  '',
  '![Time and memory against size](growth.svg)',
  '',
  ...table(
    ['of', 'sizes', 'time', 'exponent', 'kernel’s memory', 'exponent', 'the command’s', 'exponent'],
    all.map(({ what, sizes, time, kernel, process }) => [
      what,
      sizes.map(({ count }) => countText(what, count)).join(', '),
      each(sizes, (size) => duration(timeOf(size))),
      exponent(time),
      each(sizes, (size) => megabytes(size.kernel)),
      exponent(kernel),
      each(sizes, (size) => megabytes(size.process)),
      exponent(process),
    ]),
  ),
  '',
  'Where the time goes, at the largest size, and each stage’s own exponent:',
  '',
  ...table(
    ['of', ...STAGES.map((stage) => NAMES[stage])],
    all.map(({ what, sizes, stages }) => [
      what,
      ...STAGES.map(
        (stage) => `${duration(sizes.at(-1)?.[stage] ?? Number.NaN)}, ${exponent(stages[stage])}`,
      ),
    ]),
  ),
  '',
  'Calls may grow faster than what they are about: each makes a new state of the cloud and copies the tables that it changes, and a CCN gives each of its instances a route to each other one. The cloud lets 25 into one CCN; attachments here are spread over as many CCNs as that takes.',
];

const countText = (what: Grew['what'], count: number): string =>
  what === 'regions' ? `${count} (${connections(count)} connections)` : count.toLocaleString('en-US');

const exponent = (value: number): string => (Number.isFinite(value) ? value.toFixed(2) : '');

const each = (sizes: readonly Size[], text: (size: Size) => string): string => sizes.map(text).join(', ');

export const growthPlot = (all: readonly Grew[]): string =>
  plot([panel('time, ms', all, timeOf), panel('memory, MB', all, (size) => memoryOf(size) / 1e6)]);

const panel = (title: string, all: readonly Grew[], figure: (size: Size) => number) => ({
  title,
  lines: all.map(({ what, sizes }) => ({
    name: what === 'regions' ? 'connections' : what,
    points: sizes.map((size) => ({ x: scaleOf(what, size.count), y: figure(size) })),
  })),
});
