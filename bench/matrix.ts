import { arch, cpus, release } from 'node:os';
import { matrixOf } from '../src/lab/matrix/predicted.js';
import { cloudOf } from './cloud.js';

const SIZES = [100, 300, 1000];
const RUNS = 5;

/** Milliseconds from the world to the last pair's reason; nothing is left over from another run. */
function once(size: number): { readonly ms: number; readonly classes: number; readonly blocked: number } {
  const world = cloudOf(size);
  const start = performance.now();
  const matrix = matrixOf(world, { protocol: 'icmp' });
  let blocked = 0;
  for (let from = 0; from < size; from++)
    for (let to = 0; to < size; to++) if (matrix.codeOf(from, to) !== undefined) blocked++;
  return { ms: performance.now() - start, classes: matrix.classes.length, blocked };
}

console.log(
  `${cpus().length} × ${cpus()[0]?.model ?? '?'}, Linux ${release()} ${arch()}, Node ${process.version}`,
);
for (const size of SIZES) {
  const runs = Array.from({ length: RUNS }, () => once(size)).sort((a, b) => a.ms - b.ms);
  const [first] = runs;
  const peak = process.resourceUsage().maxRSS / 1024;
  console.log(
    `| ${size} hosts | ${size * (size - 1)} pairs | ${first?.classes} classes | ${first?.blocked} blocked | ` +
      `${runs.map(({ ms }) => ms.toFixed(0)).join(', ')} ms | ${peak.toFixed(0)} MB at most |`,
  );
}
