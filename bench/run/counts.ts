import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findIsolation, type Isolation, isolated, sandboxEnv } from '../../src/lab/sandbox/isolation.js';

/** What a contender asked of the kernel from start to end, up and down. */
export interface Effort {
  /** Absent if they were not counted: strace stops a program twice at each. */
  readonly systemCalls?: number;
  /** Programs started. */
  readonly processes: number;
}

/** strace stops at calls that start a program only, and the kernel lets all others pass. */
const STARTS_ONLY = ['--seccomp-bpf', '-e', 'trace=execve'];

/** By `strace -c`, the sandbox aside; slow, so never in a run that is timed. */
export function effortOf(
  command: readonly string[],
  {
    isolation = findIsolation(),
    calls,
  }: { readonly isolation?: Isolation | undefined; readonly calls: boolean },
): Effort {
  const options = calls ? [] : STARTS_ONLY;
  const [all, sandbox] = [counted(command, isolation, options), counted(['true'], isolation, options)];
  return {
    ...(calls && { systemCalls: all.systemCalls - sandbox.systemCalls }),
    processes: all.processes - sandbox.processes + 1,
  };
}

function counted(
  command: readonly string[],
  isolation: Isolation,
  options: readonly string[],
): Required<Effort> {
  const folder = mkdtempSync(join(tmpdir(), 'transitlab-strace-'));
  try {
    const out = join(folder, 'counts');
    const [file, ...args] = isolated(isolation, command);
    const strace = ['-f', '-qq', ...options, '-c', '-U', 'calls,errors,name', '-o', out];
    execFileSync('strace', [...strace, file, ...args], { env: sandboxEnv(), stdio: 'pipe' });
    return parseCounts(readFileSync(out, 'utf8'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Of `execve` only those that found their program: shells try one directory after the other. */
export function parseCounts(table: string): Required<Effort> {
  const rows = [...table.matchAll(/^ *(\d+) +(\d+)? +(\w+)$/gm)].map(([, calls, errors = 0, name = '']) => ({
    name,
    calls: Number(calls),
    good: Number(calls) - Number(errors),
  }));
  return {
    systemCalls: rows.reduce((sum, { name, calls }) => (name === 'total' ? sum : sum + calls), 0),
    processes: rows.find(({ name }) => name === 'execve')?.good ?? 0,
  };
}
