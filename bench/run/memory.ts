import { readFileSync } from 'node:fs';

const EVERY_MS = 20;

/**
 * What programs and the kernel hold. Not by what is free: each core keeps hundreds of megabytes by, which count neither
 * as free nor as used. The kernel's stacks are in VmallocUsed.
 */
const PROGRAMS = ['AnonPages', 'Shmem'];
const KERNEL = ['Slab', 'PageTables', 'VmallocUsed', 'Percpu'];

/** Bytes, of all the machine. */
const held = (): number => sum([...PROGRAMS, ...KERNEL]);
export const heldByKernel = (): number => sum(KERNEL);

function sum(names: readonly string[]): number {
  const text = readFileSync('/proc/meminfo', 'utf8');
  return names.reduce((all, name) => all + kilobytes(text, name) * 1024, 0);
}

const kilobytes = (text: string, name: string): number =>
  Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(text)?.[1] ?? 0);

/**
 * Runs something, and how many bytes more programs and kernel held at most meanwhile.
 */
export async function withPeak<T>(
  run: () => Promise<T>,
): Promise<{ readonly result: T; readonly peak: number }> {
  const before = held();
  let most = before;
  const look = (): void => {
    most = Math.max(most, held());
  };
  const timer = setInterval(look, EVERY_MS);
  try {
    const result = await run();
    look();
    return { result, peak: most - before };
  } finally {
    clearInterval(timer);
  }
}
