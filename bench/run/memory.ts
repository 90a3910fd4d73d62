import { readFileSync } from 'node:fs';

const EVERY_MS = 20;

/** Bytes that programs could still have, after whatever the kernel can give back. */
export const available = (): number =>
  Number(/^MemAvailable:\s+(\d+) kB/m.exec(readFileSync('/proc/meminfo', 'utf8'))?.[1] ?? 0) * 1024;

/**
 * Runs something, and how many bytes less the machine had at most meanwhile: of programs and of the kernel, whoever has
 * them.
 */
export async function withPeak<T>(
  run: () => Promise<T>,
): Promise<{ readonly result: T; readonly peak: number }> {
  const before = available();
  let least = before;
  const look = (): void => {
    least = Math.min(least, available());
  };
  const timer = setInterval(look, EVERY_MS);
  try {
    const result = await run();
    look();
    return { result, peak: before - least };
  } finally {
    clearInterval(timer);
  }
}
