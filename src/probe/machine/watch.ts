import { readFileSync } from 'node:fs';
import { type Busy, busyOf, type Sample } from './busy.js';
import { cpuCgroups, parseCpuTime, parsePressure, parseSoftnet, parseThrottled } from './parse.js';

const EVERY_MS = 250;

/**
 * Looks at the machine while something is measured. In a container or a user namespace too these are the machine's own
 * counters, of all its cores.
 */
export async function watched<T>(
  measure: () => Promise<T>,
): Promise<{ readonly measured: T; readonly busy?: Busy }> {
  const look = sampler();
  const samples = [look()];
  const timer = setInterval(() => samples.push(look()), EVERY_MS);
  try {
    const measured = await measure();
    samples.push(look());
    const busy = busyOf(samples);
    return { measured, ...(busy && { busy }) };
  } finally {
    clearInterval(timer);
  }
}

function sampler(): () => Sample {
  const cgroups = cpuCgroups(read('/proc/self/cgroup'));
  const quota = cgroups.map((path) => `${path}/cpu.stat`).find((file) => read(file) !== '');
  return () => ({
    at: performance.now(),
    cpu: parseCpuTime(read('/proc/stat')),
    softnet: parseSoftnet(read('/proc/net/softnet_stat')),
    waited: parsePressure(read('/proc/pressure/cpu')),
    throttled: quota === undefined ? undefined : parseThrottled(read(quota)),
  });
}

/** Empty where the kernel does not have it, or does not show it. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
