import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

const KINDS = ['net', 'mnt', 'pid', 'user'] as const;

/** Pids of the processes whose environment or command line carries `mark`, this one aside. */
export function processesWith(mark: string): number[] {
  return pids().filter(
    (pid) => pid !== process.pid && ['environ', 'cmdline'].some((file) => read(pid, file).includes(mark)),
  );
}

/** Pids of the processes in a control group of this name, and in those below it. */
export const processesOfGroup = (name: string): number[] =>
  pids().filter((pid) => read(pid, 'cgroup').includes(`/${name}`));

/** `net:[4026532178]` of the processes, as far as they differ from our own. */
export function namespacesOf(processes: readonly number[]): Set<string> {
  const own = new Set(namespaces(process.pid));
  return new Set(processes.flatMap(namespaces).filter((name) => !own.has(name)));
}

/**
 * Those of `wanted` in which some process stands. The kernel gives a namespace's number again when it is gone: so it counts
 * only processes that began before a moment, unless none is told.
 */
export function populated(wanted: ReadonlySet<string>, before = Number.POSITIVE_INFINITY): string[] {
  const standing = new Set(
    pids()
      .filter((pid) => startOf(pid) <= before)
      .flatMap(namespaces),
  );
  return [...wanted].filter((name) => standing.has(name));
}

/** Now, as the kernel tells when a process began: hundredths of seconds since the machine's start. */
export const moment = (): number =>
  Math.ceil(Number(readFileSync('/proc/uptime', 'utf8').split(' ')[0]) * 100);

/** Behind the name, which may hold anything, it is the 20th field. */
const startOf = (pid: number): number =>
  Number(
    read(pid, 'stat')
      .replace(/^.*\) /s, '')
      .split(' ')[19] ?? Number.POSITIVE_INFINITY,
  );

/** Interfaces of this network namespace, and what is mounted where labs mount: a container engine has places of its own. */
export function traces(): string[] {
  const interfaces = readFileSync('/proc/net/dev', 'utf8').split('\n').slice(2);
  const mounts = readFileSync('/proc/self/mountinfo', 'utf8').split('\n');
  return [
    ...interfaces.map((line) => line.split(':')[0]?.trim() ?? ''),
    ...mounts.filter((line) => /^\/run($|\/netns)/.test(line.split(' ')[4] ?? '')),
  ].sort();
}

export const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Polls until `condition` holds; false if it did not within `ms`. */
export async function eventually(condition: () => boolean, ms: number): Promise<boolean> {
  for (const end = Date.now() + ms; !condition(); await sleep(10)) if (Date.now() > end) return false;
  return true;
}

function pids(): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
}

function namespaces(pid: number): string[] {
  try {
    return KINDS.map((kind) => readlinkSync(`/proc/${pid}/ns/${kind}`));
  } catch {
    return []; // It ended meanwhile, or is not ours to look at.
  }
}

function read(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
