import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findTool } from '../../src/kernel/tools.js';
import { findIsolation, isolated, sandboxEnv } from '../../src/lab/sandbox/isolation.js';

/** A system call as strace saw it: `args` as it prints them, `bytes` what was written. */
export interface Call {
  readonly pid: number;
  readonly name: string;
  readonly args: string;
  readonly result: number;
  readonly bytes: Buffer;
}

/** What driving the kernel consists of; the rest is Node's own housekeeping, which differs from run to run. */
const CALLS =
  'unshare,setns,mount,umount2,socket,setsockopt,sendto,openat,write,close,execve,unlink,clone,clone3,fork,vfork';

export const straceHere = (): boolean => findTool('strace') !== undefined;

/** Runs a command in a sandbox under strace; every call of it and of what it starts. Throws if it fails. */
export function traceOf(command: readonly string[]): Call[] {
  const folder = mkdtempSync(join(tmpdir(), 'transitlab-trace-'));
  try {
    const out = join(folder, 'trace');
    const [file, ...args] = isolated(findIsolation(), command);
    const options = ['-f', '-qq', '-s', '64', '-e', `trace=${CALLS}`, '-e', 'signal=none', '-e', 'write=all'];
    execFileSync('strace', [...options, '-o', out, file, ...args], { env: sandboxEnv(), stdio: 'pipe' });
    return parseTrace(linesOf(out));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** One after the other: the trace of a large lab is longer than a string can be. */
function* linesOf(file: string): Generator<string> {
  const fd = openSync(file, 'r');
  try {
    const chunk = Buffer.alloc(1 << 20);
    let rest = '';
    for (let length = readSync(fd, chunk); length > 0; length = readSync(fd, chunk)) {
      const lines = (rest + chunk.toString('latin1', 0, length)).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
    yield rest;
  } finally {
    closeSync(fd);
  }
}

/** What a process did itself, in all its threads; not what the programs did that it started. */
export function ownCalls(calls: readonly Call[]): Call[] {
  const programs = new Set(calls.filter(({ name }) => name === 'execve').map(({ pid }) => pid));
  return calls.filter(({ pid, result }) => !programs.has(pid) && result >= 0);
}

/** Calls that returned, in the order of their ends; but a descriptor that is being closed may be another's before that has ended. */
export function parseTrace(lines: Iterable<string>): Call[] {
  const calls: (Omit<Call, 'bytes'> & { readonly parts: string[] })[] = [];
  const begun = new Map<string, string>();
  // What was written is shown below the call, also below one that is to be made again: that one does not count.
  let written: string[] = [];
  for (const line of lines) {
    const dump = DUMP.exec(line);
    if (dump) {
      written.push(dump[1] ?? '');
      continue;
    }
    const [, pid = '', rest = ''] = /^(\d+) +(.*)$/s.exec(line) ?? [];
    const open = / <unfinished \.\.\.>$/.exec(rest);
    if (open && !rest.startsWith('close(')) {
      begun.set(pid, rest.slice(0, open.index));
      continue;
    }
    const whole = open
      ? `${rest.slice(0, open.index)}) = 0`
      : rest.replace(/^<\.\.\. \w+ resumed>/, () => begun.get(pid) ?? '');
    begun.delete(pid);
    written = [];
    const found = /^(\w+)\((.*)\)\s+= (-?\d+)/s.exec(whole);
    if (found)
      calls.push({
        pid: Number(pid),
        name: found[1] ?? '',
        args: found[2] ?? '',
        result: Number(found[3]),
        parts: written,
      });
  }
  return calls.map(({ parts, ...call }) => ({ ...call, bytes: Buffer.from(parts.join(''), 'hex') }));
}

/** ` | 00010  00 00 00 00 01 00 00 00  01 00 00 00 01 00 00 00  ................ |` */
const DUMP = {
  exec(line: string): readonly [string, string] | undefined {
    const found = /^ \| [0-9a-f]{5,} {2}(.{48}) {2}/.exec(line);
    return found ? [line, (found[1] ?? '').replaceAll(' ', '')] : undefined;
  },
};
