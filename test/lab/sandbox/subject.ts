/** A worker for tests: does what its job names. */
import { execFileSync, spawn } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { emit, nextMessage, receiveJob } from '../../../src/lab/sandbox/inside.js';
import { unreachable } from '../../../src/model/never.js';

export type SubjectJob =
  | { readonly do: 'report' }
  | { readonly do: 'count'; readonly to: number }
  | { readonly do: 'echo' }
  | { readonly do: 'crash' }
  | { readonly do: 'noise' }
  | { readonly do: 'exit'; readonly code: number }
  | { readonly do: 'hang' }
  | { readonly do: 'spin' }
  | { readonly do: 'settle' };

/** What a worker sees of the world it stands in. */
export interface Report {
  readonly uid: number;
  readonly pid: number;
  readonly net: string;
  readonly interfaces: readonly string[];
  readonly processes: number;
  readonly run: readonly string[];
  readonly shared: readonly string[];
}

function report(): Report {
  const mounts = readFileSync('/proc/self/mountinfo', 'utf8').trim().split('\n');
  const interfaces = readFileSync('/proc/net/dev', 'utf8').trim().split('\n').slice(2);
  return {
    uid: process.getuid?.() ?? -1,
    pid: process.pid,
    net: readlinkSync('/proc/self/ns/net'),
    interfaces: interfaces.map((line) => line.split(':')[0]?.trim() ?? ''),
    processes: readdirSync('/proc').filter((name) => /^\d+$/.test(name)).length,
    run: readdirSync('/run'),
    shared: mounts.filter((line) => / shared:/.test(line)),
  };
}

/** Leaves what a lab leaves: a second namespace held by a mount, a veth, a process that ignores signals. */
function settle(): void {
  execFileSync('ip', ['netns', 'add', 'second']);
  execFileSync('ip', ['link', 'add', 'v0', 'type', 'veth', 'peer', 'name', 'v1', 'netns', 'second']);
  spawn('sh', ['-c', 'trap "" INT TERM HUP; while :; do sleep 1; done'], { detached: true, stdio: 'ignore' });
  emit(report());
}

async function main(): Promise<void> {
  const job = await receiveJob<SubjectJob>();
  switch (job.do) {
    case 'report':
      return emit(report());
    case 'count':
      process.stdout.unref(); // Touched, it blocks no longer; a library may do that.
      for (let i = 1; i <= job.to; i++) emit({ i, padding: 'x'.repeat(1000) });
      return;
    case 'echo':
      return emit({ job, message: await nextMessage() });
    case 'crash':
      throw new Error('the subject fell over');
    case 'noise':
      process.stdout.write('hello\n');
      return;
    case 'exit':
      process.exit(job.code);
      break;
    case 'hang':
      emit(report());
      setInterval(() => {}, 1000);
      return;
    case 'spin':
      emit(report());
      for (;;);
    case 'settle':
      settle();
      setInterval(() => {}, 1000);
      return;
    default:
      unreachable(job);
  }
}

await main();
