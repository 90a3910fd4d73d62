import { readFileSync } from 'node:fs';
import type { Room } from '../room.js';

/** What this machine grants, to this process and what it starts. */
export const room = (): Room => ({
  namespaces: numberIn(read('/proc/sys/user/max_net_namespaces')),
  mounts: numberIn(read('/proc/sys/fs/mount-max')),
  descriptors: openFiles(read('/proc/self/limits')),
  memory: Math.min(availableMemory(read('/proc/meminfo')), groupMemory()),
});

/** The hard limit: Node raises the soft one to it at its start. */
export const openFiles = (limits: string): number =>
  numberIn(/^Max open files\s+\S+\s+(\S+)/m.exec(limits)?.[1]);

/** Bytes. */
export const availableMemory = (meminfo: string): number =>
  numberIn(/^MemAvailable:\s+(\d+) kB/m.exec(meminfo)?.[1]) * 1024;

/** What the control group leaves, of version 2; what its file cache holds can be had. */
function groupMemory(): number {
  const most = numberIn(read('/sys/fs/cgroup/memory.max'));
  if (!Number.isFinite(most)) return most;
  return leftIn(most, read('/sys/fs/cgroup/memory.current'), read('/sys/fs/cgroup/memory.stat'));
}

/** Bytes that a control group leaves of the most it may use. */
export const leftIn = (most: number, current: string, stat: string): number => {
  const cache = Number(/^inactive_file (\d+)$/m.exec(stat)?.[1] ?? 0);
  return Math.max(0, most - Number(current.trim() || 0) + cache);
};

const numberIn = (text: string | undefined): number => {
  const trimmed = text?.trim() ?? '';
  return /^\d+$/.test(trimmed) ? Number(trimmed) : Number.POSITIVE_INFINITY;
};

/** Empty where this kernel has no such file. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
