import { arch, cpus, release } from 'node:os';
import type { Fabric } from '../src/fabric/fabric.js';
import { linuxKernel } from '../src/kernel/linux/kernel.js';
import { compile } from '../src/plane/compile/index.js';
import { diff } from '../src/plane/diff.js';
import { inSandbox } from '../test/sandbox.js';
import { star } from './fabric.js';

const SIZES = [10, 100, 1000];
const RUNS = 5;
const PHASES = ['compile', 'diff', 'apply', 'observe', 'down'] as const;
type Times = Readonly<Record<(typeof PHASES)[number], number>>;

async function once(fabric: Fabric): Promise<Times> {
  const kernel = linuxKernel();
  const marks = [performance.now()];
  const mark = (): void => void marks.push(performance.now());
  const wanted = compile(fabric);
  mark();
  const plan = diff(wanted, { namespaces: [], links: [] });
  mark();
  await kernel.apply(plan);
  mark();
  const left = diff(wanted, await kernel.observe());
  mark();
  if (left.length > 0) throw new Error(`not as wanted: ${JSON.stringify(left[0])}`);
  await kernel.prune([]);
  mark();
  kernel.close();
  return Object.fromEntries(
    PHASES.map((phase, i) => [phase, (marks[i + 1] ?? 0) - (marks[i] ?? 0)]),
  ) as Times;
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

if (inSandbox(import.meta.url)) {
  const rows = [
    '| hosts | compile | diff | apply | observe | down | up in all | spread of up |',
    '|---|---|---|---|---|---|---|---|',
  ];
  for (const size of SIZES) {
    const times: Times[] = [];
    for (let i = 0; i < RUNS; i++) times.push(await once(star(size)));
    const ups = times.map(({ compile: c, diff: d, apply }) => c + d + apply);
    const cells = PHASES.map((phase) => median(times.map((row) => row[phase])).toFixed(0));
    rows.push(
      `| ${size} | ${cells.join(' | ')} | ${median(ups).toFixed(0)} | ${Math.min(...ups).toFixed(0)}-${Math.max(...ups).toFixed(0)} |`,
    );
  }
  const [cpu] = cpus();
  process.stdout.write(
    `Milliseconds, median of ${RUNS}; Node ${process.version}, Linux ${release()} ${arch()}, ${cpus().length} x ${cpu?.model.trim()}\n\n${rows.join('\n')}\n`,
  );
  process.exit(0);
}
