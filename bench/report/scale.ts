import { type Grew, memoryOf, scaleOf, timeOf } from '../parts/growth.js';
import type { Row } from '../parts/star.js';
import { duration, gigabytes, table } from './text.js';

/** docs/benchmarks.json, as far as a reckoning wants it. */
export interface Measured {
  readonly machine: { readonly cpu: string; readonly memoryBytes: number };
  readonly sections: readonly { readonly name: string; readonly data: unknown }[];
}

export const BEGIN = '<!-- measured: written by scripts/bench -->';
export const END = '<!-- measured: end -->';

const NAMES: Readonly<Record<Grew['what'], string>> = {
  hosts: 'host, in a VPC that is there',
  attachments: 'VPC with a host, attached',
  rules: 'rule of a security group',
  regions: 'connection of two regions',
};

/** How large a lab this machine holds, by what each thing more took of it. */
export function scaleLines({ machine, sections }: Measured): string[] {
  const dataOf = (name: string): unknown => sections.find((section) => section.name === name)?.data;
  const growth = (dataOf('growth') ?? []) as readonly Grew[];
  const { rows = [] } = (dataOf('star') ?? {}) as { readonly rows?: readonly Row[] };
  const largest = rows.filter(({ rival }) => rival === 'transitlab').at(-1);
  return [
    `Measured on ${machine.cpu} with ${gigabytes(machine.memoryBytes)} ([benchmarks.md](benchmarks.md)); by the largest two labs of each kind:`,
    '',
    ...table(
      ['each', 'memory, the kernel’s and the command’s', 'time until it stands', 'the memory would hold'],
      growth.flatMap((grew) => lineOf(grew, machine.memoryBytes) ?? []),
    ),
    ...(largest
      ? [
          '',
          `${largest.hosts.toLocaleString('en-US')} hosts stood in ${duration(largest.figures.up.median)} and took ${gigabytes(largest.figures.memory.median)}.`,
        ]
      : []),
  ];
}

function lineOf({ what, sizes }: Grew, memory: number): string[][] {
  const [before, last] = sizes.slice(-2);
  if (!before || !last) return [];
  const more = scaleOf(what, last.count) - scaleOf(what, before.count);
  const bytes = (memoryOf(last) - memoryOf(before)) / more;
  const ms = (timeOf(last) - timeOf(before)) / more;
  return [
    [NAMES[what], kilobytes(bytes), duration(Math.max(0, ms)), bytes > 0 ? rounded(memory / bytes) : ''],
  ];
}

const kilobytes = (bytes: number): string => `${Math.max(0, bytes / 1000).toFixed(bytes < 1e4 ? 1 : 0)} KB`;

/** Two digits: it is a reckoning. */
const rounded = (count: number): string => Number(count.toPrecision(2)).toLocaleString('en-US');

/** A text with what stands between the marks replaced. */
export function withScale(text: string, measured: Measured): string {
  const [from, to] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (from < 0 || to < from) throw new Error('the marks for what is measured are missing');
  return [text.slice(0, from), BEGIN, '\n\n', scaleLines(measured).join('\n'), '\n\n', text.slice(to)].join(
    '',
  );
}
