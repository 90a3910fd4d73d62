import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findIsolation, type Isolation, isolated, sandboxEnv } from '../../src/lab/sandbox/isolation.js';

/** What a contender asked of the kernel from start to end, up and down. */
export interface Effort {
  readonly systemCalls: number;
  readonly processes: number;
}

/** By `strace -c`, the sandbox aside; slow, so never in a run that is timed. */
export function effortOf(command: readonly string[], isolation: Isolation = findIsolation()): Effort {
  const [all, sandbox] = [counted(command, isolation), counted(['true'], isolation)];
  return {
    systemCalls: all.systemCalls - sandbox.systemCalls,
    processes: all.processes - sandbox.processes + 1,
  };
}

function counted(command: readonly string[], isolation: Isolation): Effort {
  const folder = mkdtempSync(join(tmpdir(), 'transitlab-strace-'));
  try {
    const out = join(folder, 'counts');
    const [file, ...args] = isolated(isolation, command);
    execFileSync('strace', ['-f', '-qq', '-c', '-U', 'calls,errors,name', '-o', out, file, ...args], {
      env: sandboxEnv(),
      stdio: 'pipe',
    });
    return parseCounts(readFileSync(out, 'utf8'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Of `execve` only those that found their program: shells try one directory after the other. */
export function parseCounts(table: string): Effort {
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
