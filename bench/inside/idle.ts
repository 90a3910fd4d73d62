import { readFileSync } from 'node:fs';

/** How much of all cores was idle since this was called: 0 to 1. */
export function idleSince(): () => number {
  const before = read();
  return () => {
    const now = read();
    return (now.idle - before.idle) / Math.max(1, now.all - before.all);
  };
}

function read(): { readonly idle: number; readonly all: number } {
  const [line = ''] = readFileSync('/proc/stat', 'utf8').split('\n');
  const ticks = line.trim().split(/\s+/).slice(1).map(Number);
  return { idle: (ticks[3] ?? 0) + (ticks[4] ?? 0), all: ticks.slice(0, 8).reduce((sum, n) => sum + n, 0) };
}
